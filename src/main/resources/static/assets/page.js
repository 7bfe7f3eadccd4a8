// Small comforts: times as "3 min ago", questions before what cannot be undone, copying, a word when the session ends.
(() => {
  'use strict';

  const UNITS = [[86400, 'd'], [3600, 'h'], [60, 'min'], [1, 's']];

  function span(seconds) {
    const [size, name] = UNITS.find(([size]) => seconds >= size) || UNITS[3];
    return `${Math.floor(seconds / size)} ${name}`;
  }

  function showAge(time) {
    const seconds = Math.round((Date.now() - Date.parse(time.dateTime)) / 1000);
    if (!time.title) time.title = time.textContent;
    if ('due' in time.dataset && seconds >= 0) {
      time.textContent = 'due now';
      document.dispatchEvent(new CustomEvent('overdue'));
      return;
    }
    if (seconds > -1 && seconds < 5) time.textContent = 'just now';
    else time.textContent = seconds < 0 ? `in ${span(-seconds)}` : `${span(seconds)} ago`;
  }

  const showAges = () => document.querySelectorAll('time[data-ago]').forEach(showAge);

  function revealCopy() {
    document.querySelectorAll('[data-copy]').forEach(button => { button.hidden = !navigator.clipboard; });
  }

  async function copy(button) {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
    button.textContent = 'Copied';
    setTimeout(() => { button.textContent = 'Copy'; }, 2000);
  }

  document.addEventListener('click', event => {
    const ask = event.target.closest('[data-dialog]');
    const close = event.target.closest('dialog [data-close]');
    const copied = event.target.closest('[data-copy]');
    const dialog = ask && document.getElementById(ask.dataset.dialog);
    if (dialog) {
      event.preventDefault();
      dialog.showModal();
    } else if (close) {
      event.preventDefault();
      close.closest('dialog').close();
    } else if (copied) {
      copy(copied);
    }
  });

  // A link that acts as a button answers to the space bar, too.
  document.addEventListener('keydown', event => {
    if (event.key === ' ' && event.target.matches('a[role=button]')) {
      event.preventDefault();
      event.target.click();
    }
  });

  // A form is sent once, however often its button is pressed.
  document.addEventListener('submit', event => {
    if (event.defaultPrevented || event.target.method !== 'post') return;
    setTimeout(() => event.target.querySelectorAll('button').forEach(button => { button.disabled = true; }));
  });
  window.addEventListener('pageshow', () => {
    document.querySelectorAll('form[method=post] button').forEach(button => { button.disabled = false; });
  });

  // The page stays as it is, with all that was typed into it.
  document.addEventListener('htmx:responseError', event => {
    const ended = document.getElementById('session-ended');
    if (!ended || event.detail.xhr.status !== 401) return;
    ended.querySelector('a').search = `?to=${encodeURIComponent(location.pathname + location.search)}`;
    ended.hidden = false;
  });

  // What is asked for again and again is not asked for while nobody looks.
  const polls = event => 'poll' in event.target.dataset;
  document.addEventListener('htmx:beforeRequest', event => {
    if (document.hidden && polls(event)) event.preventDefault();
  });
  const silence = silent => event => { if (polls(event)) document.getElementById('no-answer').hidden = !silent; };
  document.addEventListener('htmx:sendError', silence(true));
  document.addEventListener('htmx:beforeOnLoad', silence(false));

  // The button that was pressed is gone, so the keyboard goes on from the first folder of the one it opened.
  document.addEventListener('folder-chosen', () => {
    const next = document.getElementById('folder-0') || document.getElementById('browse-up');
    if (next) next.focus({ preventScroll: true });
    document.getElementById('folder-opened').textContent = document.querySelector('.browser-bar p').textContent;
  });

  document.addEventListener('htmx:afterSwap', () => { showAges(); revealCopy(); });
  document.querySelectorAll('dialog[open]').forEach(dialog => { dialog.close(); dialog.showModal(); });
  document.documentElement.classList.add('js');
  showAges();
  revealCopy();
  setInterval(showAges, 5000);
})();
