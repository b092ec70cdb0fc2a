import { css } from 'lit'

export const myLicensesStyles = css`
  .list {
    display: grid;
    container-type: inline-size;
  }
  .pad > .row + .stack,
  .pad > .row + * {
    margin-block-start: var(--_space-3);
  }
  .license {
    padding-block: var(--_space-4);
    border-block-start: 1px solid var(--_color-line);
  }
  .license:first-child {
    border: 0;
    padding-block-start: var(--_space-1);
  }
  .summary {
    display: grid;
    grid-template-columns: 72px minmax(0, 1fr) auto;
    align-items: start;
    gap: var(--_space-2) var(--_space-4);
  }
  .thumb {
    position: relative;
    inline-size: 72px;
    aspect-ratio: 1;
    border-radius: var(--_radius-control);
    background: var(--_color-raised);
    overflow: hidden;
  }
  .thumb > * {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  .what {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .version {
    color: var(--_color-quiet);
    font-size: var(--_font-size-small);
    font-weight: 400;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px var(--_space-2);
    margin-block: 2px;
  }
  .warn {
    color: var(--_color-warn);
  }
  .status {
    padding: 1px 9px;
    border-radius: var(--_radius-pill);
    background: var(--_color-good-soft);
    color: var(--_color-good);
    font-size: var(--_font-size-tiny);
    font-weight: var(--_font-weight-strong);
  }
  .status.expiring,
  .status.expired {
    background: var(--_color-warn-soft);
    color: var(--_color-warn);
  }
  .status.revoked {
    background: var(--_color-bad-soft);
    color: var(--_color-bad);
  }
  .manage {
    gap: 4px;
    min-block-size: 36px;
    padding: 4px 8px 4px 14px;
    font-size: var(--_font-size-small);
  }
  .manage svg {
    transition: rotate 0.15s;
  }
  .manage[aria-expanded='true'] svg {
    rotate: 180deg;
  }
  .meters {
    display: grid;
    grid-column: 2 / -1;
    gap: var(--_space-2);
    margin-block-start: var(--_space-1);
  }
  .time-bar {
    display: block;
    inline-size: 100%;
    block-size: 4px;
    border-radius: var(--_radius-pill);
    overflow: hidden;
  }
  .time-bar:dir(rtl) {
    transform: scaleX(-1);
  }
  .time {
    fill: var(--_color-good);
  }
  .details {
    display: grid;
    gap: var(--_space-4);
    margin-block-start: var(--_space-4);
    padding: var(--_space-4);
    border-radius: var(--_radius-control);
    background: var(--_color-raised);
  }
  .license-facts {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 170px), 1fr));
    gap: var(--_space-3) var(--_space-5);
  }
  .license-facts dt {
    color: var(--_color-quiet);
    font-size: var(--_font-size-small);
  }
  .license-facts dd {
    overflow-wrap: anywhere;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }
  .actions button {
    min-block-size: 36px;
    padding: 4px 14px;
    background: var(--_color-surface);
    font-size: var(--_font-size-small);
  }
  .actions button.chosen {
    border-color: var(--_color-accent);
    background: var(--_color-accent-soft);
  }
  .form {
    padding-block-start: var(--_space-4);
    border-block-start: 1px solid var(--_color-line);
  }
  .connect,
  .nothing {
    display: grid;
    justify-items: start;
    gap: var(--_space-3);
  }
  .bones {
    display: grid;
    grid-template-columns: 72px 1fr;
    gap: var(--_space-2) var(--_space-4);
    padding-block: var(--_space-3);
  }
  .bones .thumb {
    grid-row: span 3;
    block-size: 72px;
  }
  .more {
    justify-self: center;
    margin-block-start: var(--_space-3);
  }
  @container (max-width: 440px) {
    .summary {
      grid-template-columns: 48px minmax(0, 1fr);
      column-gap: var(--_space-3);
    }
    .thumb {
      inline-size: 48px;
    }
    .manage {
      grid-column: 2;
      justify-self: start;
    }
    .details {
      padding: var(--_space-3);
    }
  }
  @media (forced-colors: active) {
    .status {
      border: 1px solid CanvasText;
    }
    .time-bar {
      forced-color-adjust: none;
    }
    .actions button.chosen {
      border-color: Highlight;
      outline: 1px solid Highlight;
    }
  }
`
