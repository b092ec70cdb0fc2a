import { css } from 'lit'

export const licenseGateStyles = css`
  .closed {
    display: grid;
    justify-items: start;
    gap: var(--_space-3);
    padding: var(--_space-4);
    border: 1px dashed var(--_color-line-strong);
    border-radius: var(--_radius-control);
    background: var(--_color-raised);
    overflow-wrap: anywhere;
  }
`
