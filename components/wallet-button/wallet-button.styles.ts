import { css } from 'lit'
import { dialog } from '../styles/index.ts'

const button = css`
  :host {
    display: inline-block;
    max-inline-size: 100%;
  }
  .anchor {
    position: relative;
    display: inline-block;
    max-inline-size: 100%;
  }
  .main svg {
    flex: none;
  }
  .main.ghost {
    padding-inline: 12px 10px;
    background: var(--_color-surface);
  }
  .account {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 8px;
    text-align: start;
  }
  .account .mono {
    white-space: nowrap;
  }
  .chain {
    color: var(--_color-quiet);
    font-size: var(--_font-size-tiny);
    font-weight: 400;
  }
  .warn {
    display: inline-flex;
    color: var(--_color-warn);
  }
  .icon {
    flex: none;
    inline-size: 22px;
    block-size: 22px;
    border-radius: 6px;
    object-fit: contain;
  }
  .menu {
    position: absolute;
    z-index: 10;
    inset-block-start: calc(100% + 6px);
    inset-inline-start: 0;
    display: grid;
    inline-size: max-content;
    max-inline-size: min(320px, 90vw);
    min-inline-size: 100%;
    padding: var(--_space-2);
    border-radius: 12px;
  }
  .menu p {
    padding: 4px 8px 8px;
    margin-block-end: 4px;
    border-block-end: 1px solid var(--_color-line);
  }
  .menu button {
    justify-content: start;
    min-block-size: 36px;
    padding-inline: 8px;
    color: var(--_color-text);
  }
  dialog {
    inline-size: min(380px, 100vw - 24px);
  }
  .wallets {
    display: grid;
    gap: var(--_space-2);
  }
  .wallets button {
    inline-size: 100%;
    justify-content: start;
    min-block-size: 52px;
    border-color: var(--_color-line);
    overflow-wrap: anywhere;
    text-align: start;
  }
  .wallets .icon {
    inline-size: 28px;
    block-size: 28px;
  }
  .error {
    max-inline-size: 380px;
    margin-block-start: var(--_space-2);
  }
  .spinner {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    border: 2px solid currentColor;
    border-inline-end-color: transparent;
    border-radius: 50%;
    animation: turn 0.9s linear infinite;
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
`

export const walletButtonStyles = [dialog, button]
