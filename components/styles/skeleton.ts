import { css } from 'lit'

/** Grey bars the size of what is coming. Hide them from assistive technology and say "Loading" in a status. */
export const skeleton = css`
  .bone {
    display: block;
    block-size: 0.8em;
    margin-block: 0.35em;
    border-radius: var(--_radius-small);
    background: var(--_color-line);
    animation: breathe 1.6s ease-in-out infinite alternate;
  }
  @keyframes breathe {
    to {
      opacity: 0.45;
    }
  }
  @media (forced-colors: active) {
    .bone {
      background: GrayText;
    }
  }
`
