import { css } from 'lit'

/** For `usageMeter`. */
export const usageMeterStyles = css`
  .usage {
    display: grid;
    gap: 4px;
  }
  .usage-bar {
    display: block;
    inline-size: 100%;
    block-size: 8px;
    border-radius: var(--_radius-pill);
    overflow: hidden;
  }
  .usage-bar:dir(rtl) {
    transform: scaleX(-1);
  }
  .usage-left {
    fill: var(--_color-line);
  }
  .usage-spent {
    fill: var(--_color-chart-1);
  }
  .usage-signed {
    fill: var(--_color-chart-3);
  }
  .usage figcaption {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 8px;
    overflow-wrap: anywhere;
  }
  @media (forced-colors: active) {
    .usage-bar {
      forced-color-adjust: none;
    }
  }
`
