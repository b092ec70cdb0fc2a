/** Its own look, so that nobody takes the wallet for a part of the page: a bar below it, as a browser's own. */
export const demoWalletStyles = `
:host {
  color-scheme: light dark;
  --ground: light-dark(#ffffff, #17191f);
  --ink: light-dark(#16181d, #eceef2);
  --quiet: light-dark(#5a606b, #a3abb8);
  --line: light-dark(#dddcd5, #343843);
  --strong: light-dark(#16181d, #eceef2);
  --on-strong: light-dark(#ffffff, #16181d);
  font: 15px/1.5 ui-sans-serif, system-ui, sans-serif;
  color: var(--ink);
}
* { box-sizing: border-box; }
button, select { font: inherit; color: inherit; min-height: 40px; border-radius: 10px; cursor: pointer; }
:focus-visible { outline: 2px solid var(--strong); outline-offset: 2px; }
dialog {
  width: min(420px, calc(100vw - 32px));
  padding: 24px;
  border: 1px solid var(--line);
  border-radius: 18px;
  background: var(--ground);
  color: var(--ink);
  box-shadow: 0 24px 64px rgb(0 0 0 / .28);
}
dialog::backdrop { background: rgb(12 13 16 / .5); }
.from { margin: 0; color: var(--quiet); font-size: 13px; }
h2 { margin: 4px 0 16px; font-size: 20px; line-height: 1.3; text-wrap: balance; }
h3 { margin: 0 0 8px; font-size: 15px; font-weight: 600; }
dl { display: grid; grid-template-columns: auto 1fr; gap: 8px 20px; margin: 0 0 20px; }
dt { color: var(--quiet); }
dd { margin: 0; text-align: end; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
.actions { display: grid; grid-template-columns: 1fr 1fr; gap: 12px; }
.actions button { border: 1px solid var(--line); background: transparent; }
.actions .approve { border-color: var(--strong); background: var(--strong); color: var(--on-strong); font-weight: 600; }
.switcher {
  position: fixed;
  inset-block-end: 0;
  inset-inline: 0;
  border-block-start: 1px solid var(--line);
  background: var(--ground);
  font-size: 13px;
  z-index: 1000;
}
summary, .panel { max-width: 1120px; margin: 0 auto; padding-inline: 24px; }
summary { padding-block: 6px; cursor: pointer; }
summary:focus-visible { outline-offset: -2px; }
.panel { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 24px; padding-block: 2px 12px; }
label { display: flex; align-items: center; gap: 8px; color: var(--quiet); }
select { border: 1px solid var(--line); background: var(--ground); color: var(--ink); padding: 0 8px; }
.check { min-height: 24px; }
.check input { width: 18px; height: 18px; margin: 0; flex: none; }
.note { margin: 0; color: var(--quiet); }
@media (max-width: 820px) {
  summary, .panel { padding-inline: 16px; }
}
@media (forced-colors: active) {
  .actions .approve { forced-color-adjust: none; background: ButtonText; color: ButtonFace; border-color: ButtonText; }
}
`
