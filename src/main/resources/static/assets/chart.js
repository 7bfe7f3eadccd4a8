// Draws the speed of an upload: a line over the last five minutes, a sample a second.
window.SpeedChart = class {
  static SECONDS = 300;

  constructor(rates) {
    this.rates = rates.slice(-SpeedChart.SECONDS);
    this.sampledAt = Date.now();
  }

  /** Takes at most one sample a second; what is missing in between went on as before. */
  add(rate) {
    const missed = Math.floor((Date.now() - this.sampledAt) / 1000);
    if (missed < 1 && this.rates.length > 0) return false;
    for (let i = 0; i < Math.max(1, Math.min(missed, SpeedChart.SECONDS)); i++) this.rates.push(rate);
    this.rates = this.rates.slice(-SpeedChart.SECONDS);
    this.sampledAt = Date.now();
    return true;
  }

  draw(figure, format) {
    figure.hidden = this.rates.length < 2;
    if (figure.hidden) return;
    const svg = figure.querySelector('svg');
    const width = svg.clientWidth || 600;
    const height = svg.clientHeight || 120;
    const peak = Math.max(...this.rates, 1);
    const slots = Math.max(60, this.rates.length) - 1;
    const start = slots + 1 - this.rates.length;
    const points = this.rates.map((rate, i) =>
      `${((start + i) * width / slots).toFixed(1)},${(height - 2 - rate / peak * (height - 8)).toFixed(1)}`);
    const first = (start * width / slots).toFixed(1);
    svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
    svg.replaceChildren(
      this.shape('path', 'grid', { d: `M0 ${height / 3}H${width}M0 ${height * 2 / 3}H${width}M0 ${height - 1}H${width}` }),
      this.shape('polygon', 'area', { points: `${first},${height} ${points.join(' ')} ${width},${height}` }),
      this.shape('polyline', 'line', { points: points.join(' ') }));
    svg.setAttribute('aria-label', `Speed over the last five minutes, at most ${format(peak)}`);
    figure.querySelector('[data-peak]').textContent = `peak ${format(peak)}`;
  }

  shape(name, css, attributes) {
    const shape = document.createElementNS('http://www.w3.org/2000/svg', name);
    shape.setAttribute('class', css);
    Object.entries(attributes).forEach(([key, value]) => shape.setAttribute(key, value));
    return shape;
  }
};
