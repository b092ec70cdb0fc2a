import { css } from 'lit'

/** For a row of fields with the button that sends them, and for `formField`. */
export const formFieldStyles = css`
  .form {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--_space-3);
  }
  .form > p {
    flex: 1 0 100%;
    overflow-wrap: anywhere;
  }
  .field {
    display: grid;
    flex: 1 1 240px;
    gap: 2px;
    max-inline-size: 440px;
  }
  .field input,
  .field select {
    inline-size: 100%;
    min-block-size: var(--_control-height);
    padding: 8px 12px;
    border: 1px solid var(--_color-line-strong);
    border-radius: var(--_radius-control);
    background: var(--_color-surface);
    color: inherit;
    font: inherit;
  }
  .field input[aria-invalid] {
    border-color: var(--_color-bad);
  }
  .field ::placeholder {
    color: var(--_color-quiet);
    opacity: 1;
  }
  .problem {
    color: var(--_color-bad);
  }
`
