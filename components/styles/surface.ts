import { css } from 'lit'

/** The sheet an element stands on, and the box that pads what lies on it. */
export const surface = css`
  .surface {
    border: 1px solid var(--_color-line);
    border-radius: var(--_radius-surface);
    background: var(--_color-surface);
    box-shadow: var(--_shadow);
    overflow: clip;
  }
  .pad {
    padding: 18px var(--_space-5) var(--_space-5);
  }
  .stack {
    display: grid;
    gap: var(--_space-3);
  }
  @media (forced-colors: active) {
    .surface {
      border-color: CanvasText;
      box-shadow: none;
    }
  }
`
