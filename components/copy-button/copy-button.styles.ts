import { css } from 'lit'

/** The two faces of a copy button. */
export const copyStyles = css`
  button.copy .done,
  button.copy[data-copied] .todo {
    display: none;
  }
  button.copy[data-copied] .done {
    display: inline;
    color: var(--_color-good);
  }
`
