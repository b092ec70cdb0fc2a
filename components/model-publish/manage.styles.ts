import { css } from 'lit'

/** For the forms of a model that is on the market. */
export const manageStyles = css`
  .manage,
  .version,
  .past,
  .tiers,
  .tier {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-4);
    align-content: start;
  }
  .sides {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-5) var(--_space-6);
    align-items: start;
  }
  .tiers {
    gap: var(--_space-3);
  }
  .tier {
    gap: var(--_space-2);
    padding: var(--_space-3) var(--_space-4);
    border: 1px solid var(--_color-line);
    border-radius: var(--_radius-control);
    overflow-wrap: anywhere;
  }
  .group.asking {
    gap: var(--_space-4);
    padding: var(--_space-4);
    border: 1px solid var(--_color-line-strong);
    border-radius: var(--_radius-control);
    background: var(--_color-raised);
  }
  .means {
    display: grid;
    gap: var(--_space-1);
    margin: 0;
    padding-inline-start: 1.2em;
    list-style: disc;
  }
  h5 {
    margin: 0;
    font-size: var(--_font-size);
    font-weight: var(--_font-weight-strong);
  }
  h5:focus {
    outline: none;
  }
  thead td {
    border: 0;
  }
  .group > button.ghost:not([part]) {
    justify-self: start;
  }
  tr.gone .path {
    color: var(--_color-quiet);
    text-decoration: line-through;
  }
  .fate {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 2px var(--_space-2);
  }
  .figure-row {
    display: grid;
    gap: var(--_space-1);
    padding-inline-start: var(--_space-3);
    border-inline-start: 3px solid var(--_color-line);
  }
  .version .row,
  .asking .row {
    align-items: center;
  }
  details.closed summary {
    min-block-size: 28px;
    color: var(--_color-accent);
    cursor: pointer;
  }
  details.closed .tiers {
    padding-block-start: var(--_space-3);
  }
  @container (min-width: 880px) {
    .sides {
      grid-template-columns: minmax(0, 1fr) 280px;
    }
  }
`
