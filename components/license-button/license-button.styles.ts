import { css } from 'lit'
import { offerStyles } from './offer.styles.ts'
import { progressStyles } from './progress.styles.ts'

export const licenseButtonStyles = [
  progressStyles,
  offerStyles,
  css`
    :host {
      display: inline-block;
      max-inline-size: 100%;
      vertical-align: top;
    }
    :host([layout='inline']),
    :host(:state(error)) {
      display: block;
    }
    button[part='trigger'] {
      inline-size: 100%;
    }
    button[part='trigger'] > .bone {
      inline-size: 6em;
    }
    .for {
      display: block;
      margin-block-start: 2px;
      color: var(--_color-quiet);
      font-size: var(--_font-size-small);
      font-weight: 400;
      letter-spacing: normal;
    }
    .panel {
      display: grid;
      gap: var(--_space-4);
      container-type: inline-size;
      font-size: var(--_font-size);
    }
    .panel > .visually-hidden {
      margin: 0;
    }
    .panel-head {
      margin-block-end: calc(-1 * var(--_space-2));
    }
    .offer,
    .terms,
    .license,
    .receipt,
    .progress {
      display: grid;
      gap: var(--_space-4);
      min-inline-size: 0;
    }
    .terms {
      gap: var(--_space-3);
    }
    .offer > button.plain,
    .panel > button.plain {
      justify-self: start;
      margin-inline-start: calc(-1 * var(--_inset));
    }

    .pay {
      display: grid;
      justify-items: start;
      gap: 10px;
    }
    .dialog-head:focus {
      outline: none;
    }
    .dialog-body .pay {
      position: sticky;
      inset-block-end: 0;
      margin: 0 calc(-1 * var(--_space-5)) calc(-1 * var(--_space-5));
      padding: var(--_space-3) var(--_space-5) var(--_space-4);
      border-block-start: 1px solid var(--_color-line);
      background: var(--_color-surface);
    }
    .pay button {
      min-inline-size: min(100%, 200px);
    }
    .note {
      color: var(--_color-quiet);
      font-size: var(--_font-size-small);
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: var(--_space-2) var(--_space-3);
    }
    .minor > button.plain {
      margin-inline: calc(-1 * var(--_inset));
    }
    .question,
    .price-changed {
      display: grid;
      gap: var(--_space-3);
      padding: var(--_space-4);
      border: 1px solid var(--_color-warn);
      border-radius: var(--_radius-control);
      background: var(--_color-warn-soft);
    }
    .price-changed h3 {
      display: flex;
      align-items: center;
      gap: var(--_space-2);
      color: var(--_color-warn);
    }
    .price-changed h3 svg {
      flex: none;
    }
    .price-changed .note {
      color: inherit;
    }
    .prices {
      display: flex;
      flex-wrap: wrap;
      gap: var(--_space-2) var(--_space-6);
      font-variant-numeric: tabular-nums;
    }
    .prices dt {
      font-size: var(--_font-size-small);
    }
    .prices dd {
      font-size: max(17px, 1.0625rem);
    }

    .renew {
      display: flex;
      flex-wrap: wrap;
      align-items: end;
      gap: var(--_space-3);
    }
    .renew label {
      display: grid;
      gap: 2px;
    }
    select {
      min-block-size: var(--_control-height);
      padding: 8px 12px;
      border: 1px solid var(--_color-line-strong);
      border-radius: var(--_radius-control);
      background: var(--_color-surface);
      color: inherit;
      font: inherit;
    }

    button.held {
      color: var(--_color-text);
    }
    button.held svg {
      flex: none;
      color: var(--_color-warn);
    }
    button.held.active svg {
      color: var(--_color-good);
    }
    button.held.revoked svg {
      color: var(--_color-bad);
    }
    .status {
      padding: 2px 10px;
      border-radius: var(--_radius-pill);
      background: var(--_color-good-soft);
      color: var(--_color-good);
      font-size: var(--_font-size-small);
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
    .license-facts {
      display: grid;
      gap: var(--_space-3) var(--_space-5);
    }
    .license-facts dt {
      color: var(--_color-quiet);
      font-size: var(--_font-size-small);
    }
    .license-facts dd {
      overflow-wrap: anywhere;
      text-wrap: balance;
    }
    @container (min-width: 240px) {
      .license-facts {
        grid-template-columns: 1fr 1fr;
      }
    }
    @container (min-width: 520px) {
      .license-facts {
        grid-template-columns: repeat(3, 1fr);
      }
    }
    .receipt h3 {
      display: flex;
      align-items: center;
      gap: var(--_space-3);
    }
    .seal {
      display: grid;
      flex: none;
      place-items: center;
      inline-size: 34px;
      block-size: 34px;
      border-radius: 50%;
      background: var(--_color-good-soft);
      color: var(--_color-good);
    }
    @media (forced-colors: active) {
      .status,
      .seal {
        border: 1px solid CanvasText;
      }
    }
  `,
]
