import { css } from 'lit'

export const walletChoiceStyles = css`
  .wallets {
    display: grid;
    justify-items: start;
    gap: var(--_space-3);
    padding: var(--_space-4);
    border: 1px solid var(--_color-line);
    border-radius: var(--_radius-control);
    background: var(--_color-raised);
  }
  .wallets ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 190px), 1fr));
    gap: var(--_space-2);
    inline-size: 100%;
  }
  .wallet {
    inline-size: 100%;
    justify-content: start;
    background: var(--_color-surface);
    text-align: start;
    overflow-wrap: anywhere;
  }
  .wallet img {
    flex: none;
    border-radius: var(--_radius-small);
  }
`
