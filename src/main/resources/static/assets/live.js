// Keeps a page up to date by server-sent events: numbers are written in place, what has changed its shape is asked for
// anew, at most once in a while. Nothing is asked for while nothing happens.
(() => {
  'use strict';

  const live = () => document.querySelector('[data-live]');
  if (!live() || !window.EventSource) return;

  const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];
  const count = number => number.toLocaleString('en-US');
  const rate = number => `${bytes(number)}/s`;

  function bytes(number) {
    let unit = 0;
    for (; number >= 1024 && unit < UNITS.length - 1; unit++) number /= 1024;
    return `${number.toFixed(unit === 0 ? 0 : 1)} ${UNITS[unit]}`;
  }

  function duration(s) {
    const [minute, hour, day] = [60, 3600, 86400];
    if (s < minute) return `${s} s`;
    if (s < hour) return `${Math.floor(s / minute)} min ${s % minute} s`;
    if (s < day) return `${Math.floor(s / hour)} h ${Math.floor(s % hour / minute)} min`;
    return `${Math.floor(s / day)} d ${Math.floor(s % day / hour)} h`;
  }

  function eta(job) {
    if (job.state === 'PENDING') return 'waiting';
    if (job.scanning) return 'scanning';
    if (job.eta_seconds === null) return job.error ? 'waiting for S3' : 'estimating';
    return duration(job.eta_seconds);
  }

  function percent(job) {
    if (job.state === 'COMPLETED') return 100;
    if (job.scanning) return 0;
    const share = job.total_bytes === 0 ? job.progress : job.completed_bytes / job.total_bytes;
    return Math.min(99, Math.floor(100 * share));
  }

  const SHOWN = {
    percent: job => `${percent(job)} %`,
    completed_files: job => count(job.completed_files),
    total_files: job => count(job.total_files),
    failed_files: job => count(job.failed_files),
    skipped_files: job => count(job.skipped_files),
    completed_bytes: job => bytes(job.completed_bytes),
    total_bytes: job => bytes(job.total_bytes),
    bytes_per_second: job => rate(job.bytes_per_second),
    eta,
    eta_left: job => (job.eta_seconds === null ? eta(job) : `${eta(job)} left`),
  };

  function write(root, job) {
    root.querySelectorAll('[data-f]').forEach(place => {
      const text = SHOWN[place.dataset.f](job);
      if (place.textContent !== text) place.textContent = text;
    });
    root.querySelectorAll('[data-when]').forEach(place => { place.hidden = job[place.dataset.when] === 0; });
    root.querySelectorAll('[data-bad]').forEach(place => place.classList.toggle('bad', job.failed_files > 0));
    const bar = root.querySelector('.how-far progress, .big progress');
    if (bar) bar.value = percent(job);
  }

  /** What a page must be asked for anew to show. */
  const looksLike = (place, job) => place.dataset.state === job.state
    && place.dataset.scanning === String(job.scanning)
    && (place.dataset.error || '') === (job.error || '');

  /** Runs at once, then again after each pause if it was asked for meanwhile. */
  function throttled(run, pause) {
    let timer = null;
    let again = false;
    return function ask() {
      if (timer) { again = true; return; }
      run();
      timer = setTimeout(() => { timer = null; if (again) { again = false; ask(); } }, pause);
    };
  }

  const refresh = throttled(() => {
    const id = live().id;
    htmx.ajax('GET', location.pathname + location.search,
      { target: `#${id}`, select: `#${id}`, swap: 'outerHTML show:none' });
  }, 1500);
  const refreshWork = throttled(() => {
    if (!document.hidden) htmx.ajax('GET', live().dataset.work, { target: '#work', swap: 'outerHTML show:none' });
  }, 1500);

  // A check of the folder makes no event if it finds nothing new, so what is due is looked up.
  const lookAgain = throttled(() => {
    if (!document.hidden && connected) refresh();
  }, 5000);
  document.addEventListener('overdue', lookAgain);

  // What the reader has opened stays open.
  let opened = false;
  document.addEventListener('htmx:beforeSwap', () => { opened = Boolean(document.querySelector('#command[open]')); });
  document.addEventListener('htmx:afterSwap', () => {
    const command = document.getElementById('command');
    if (opened && command) command.open = true;
  });

  let announced = '';
  function announce(job) {
    // Quarters while it moves; where it came to rest, the number that stands on the page.
    const said = job.state === 'IN_PROGRESS' ? Math.floor(percent(job) / 25) * 25 : percent(job);
    const text = job.scanning ? 'Scanning the folder' : `${job.state.toLowerCase().replace('_', ' ')}, ${said} per cent`;
    if (text === announced) return;
    announced = text;
    document.getElementById('announce').textContent = `${job.upload_id}: ${text}`;
  }

  let chart = null;
  function drawChart(job) {
    const figure = document.querySelector('figure.chart');
    if (!figure) return;
    if (!chart) chart = new SpeedChart((figure.dataset.rates || '').split(',').filter(Boolean).map(Number));
    if (job) chart.add(job.bytes_per_second);
    chart.draw(figure, rate);
  }

  function onUpload(job) {
    const place = live();
    if (!looksLike(place, job)) { refresh(); return; }
    write(place, job);
    drawChart(job);
    announce(job);
    if (job.state === 'IN_PROGRESS') refreshWork();
  }

  function onList(job) {
    const line = live().querySelector(`[data-upload="${CSS.escape(job.upload_id)}"]`);
    if (line) {
      if (looksLike(line, job)) write(line, job);
      else { refresh(); announce(job); }
    }
    return Boolean(line);
  }

  function onEvent(event) {
    const job = JSON.parse(event.data);
    if (live().dataset.live === 'upload') { onUpload(job); return; }
    if (!onList(job) && event.type === 'state' && !location.search.includes('before=')) refresh();
  }

  // A connection that is back at once is nobody's worry.
  let silence = 0;
  function showSilence(silent) {
    document.getElementById('no-answer').hidden = !silent;
    document.documentElement.classList.toggle('silent', silent);
  }

  let connected = false;
  let ended = false;
  function say(text) {
    connected = text === 'Live';
    const connection = document.getElementById('connection');
    connection.hidden = false;
    if (connection.textContent !== text) connection.textContent = text;
    connection.classList.toggle('lost', !connected);
    clearTimeout(silence);
    if (connected || ended) showSilence(false);
    else silence = setTimeout(() => showSilence(!document.hidden && !ended), 3000);
  }

  let events = null;
  let again = 0;
  function listen() {
    clearTimeout(again);
    if (ended) return;
    events = new EventSource(live().dataset.events);
    events.addEventListener('progress', onEvent);
    events.addEventListener('state', onEvent);
    events.addEventListener('open', () => say('Live'));
    events.addEventListener('error', () => {
      say('Connection lost, trying again');
      // Refused, not cut: the browser leaves it at that. Asking for the page tells whether the session has ended.
      if (events.readyState === EventSource.CLOSED && !document.hidden) {
        again = setTimeout(listen, 5000);
        refresh();
      }
    });
  }

  document.addEventListener('htmx:responseError', event => {
    if (event.detail.xhr.status !== 401) return;
    ended = true;
    events.close();
    say('Not live: the session has ended');
  });

  // Browsers keep few connections to one host, so a tab that no one looks at gives its own back.
  document.addEventListener('visibilitychange', () => {
    events.close();
    clearTimeout(again);
    clearTimeout(silence);
    if (document.hidden || ended) return;
    listen();
    refresh();
  });
  window.addEventListener('pagehide', () => events.close());
  listen();
  window.addEventListener('pageshow', event => { if (event.persisted) location.reload(); });
  document.addEventListener('htmx:afterSwap', () => drawChart(null));
  window.addEventListener('resize', () => drawChart(null));
  drawChart(null);
})();
