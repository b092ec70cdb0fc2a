/** Its own look, so that nobody takes the wallet for a part of the page. */
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
  inset-block-end: 16px;
  inset-inline-start: 16px;
  max-width: calc(100vw - 32px);
  border: 1px solid var(--line);
  border-radius: 14px;
  background: var(--ground);
  box-shadow: 0 8px 24px rgb(0 0 0 / .14);
  z-index: 1000;
}
summary { padding: 8px 14px; cursor: pointer; border-radius: 14px; }
.panel { display: grid; gap: 12px; padding: 4px 14px 14px; }
label { display: grid; gap: 4px; color: var(--quiet); font-size: 13px; }
select { border: 1px solid var(--line); background: var(--ground); color: var(--ink); padding: 0 8px; font-size: 15px; }
.check { display: flex; gap: 8px; align-items: center; min-height: 24px; }
.check input { width: 18px; height: 18px; margin: 0; flex: none; }
.note { margin: 0; max-width: 30ch; color: var(--quiet); font-size: 13px; }
@media (forced-colors: active) {
  .actions .approve { forced-color-adjust: none; background: ButtonText; color: ButtonFace; border-color: ButtonText; }
}
`
