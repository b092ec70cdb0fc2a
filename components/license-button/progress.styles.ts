import { css } from 'lit'

/** The steps of a transaction, and the ring that says it is going on. */
export const progressStyles = css`
  .steps {
    display: grid;
    gap: 0;
  }
  .steps li {
    position: relative;
    display: flex;
    align-items: center;
    gap: var(--_space-3);
    padding-block: 7px;
    color: var(--_color-quiet);
  }
  .steps li + li::before {
    content: '';
    position: absolute;
    inset-block: -9px calc(50% + 12px);
    inset-inline-start: 11px;
    inline-size: 2px;
    background: var(--_color-line);
  }
  .steps li.done + li::before {
    background: var(--_color-good);
  }
  .steps li.current,
  .steps li.failed {
    color: var(--_color-text);
    font-weight: var(--_font-weight-strong);
  }
  .steps li.done {
    color: var(--_color-text);
  }
  .bullet {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 24px;
    block-size: 24px;
    border: 2px solid var(--_color-line-strong);
    border-radius: 50%;
  }
  .bullet svg {
    inline-size: 14px;
    block-size: 14px;
    stroke-width: 3;
  }
  .done > .bullet {
    border-color: var(--_color-good);
    background: var(--_color-good-soft);
    color: var(--_color-good);
  }
  .failed > .bullet {
    border-color: var(--_color-bad);
    background: var(--_color-bad-soft);
    color: var(--_color-bad);
  }
  .ring,
  .current > .bullet {
    border-color: var(--_color-line) var(--_color-accent) var(--_color-accent);
    animation: turn 1s linear infinite;
  }
  .ring {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    border: 2px solid var(--_color-line-strong);
    border-block-end-color: var(--_color-accent);
    border-inline-end-color: var(--_color-accent);
    border-radius: 50%;
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
  a svg {
    vertical-align: -2px;
  }
  .sentence {
    padding: var(--_space-3) var(--_space-4);
    border-radius: var(--_radius-control);
    background: var(--_color-accent-soft);
    overflow-wrap: anywhere;
  }
  @media (forced-colors: active) {
    .bullet {
      border-color: CanvasText;
    }
    .current > .bullet {
      border-color: Highlight;
    }
    .sentence {
      border: 1px solid CanvasText;
    }
  }
`
