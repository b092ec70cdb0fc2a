import { css } from 'lit'

/** A column for a sidebar, rows of cards with the filters beside them where there is room. */
export const galleryStyles = css`
  :host {
    container-type: inline-size;
  }
  .gallery {
    display: grid;
    gap: var(--_space-4);
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-3);
  }
  .bar label {
    display: grid;
    gap: var(--_space-1);
    font-size: var(--_font-size-small);
    color: var(--_color-quiet);
  }
  .bar .text {
    flex: 1 1 220px;
    min-inline-size: 0;
  }
  .bar .sort {
    flex: 0 1 180px;
  }
  input[type='search'],
  select {
    inline-size: 100%;
    min-block-size: var(--_control-height);
    padding: 8px 12px;
    border: 1px solid var(--_color-line-strong);
    border-radius: var(--_radius-control);
    background: var(--_color-surface);
    color: var(--_color-text);
    font: inherit;
    font-size: max(16px, var(--_font-size));
  }
  ::placeholder {
    color: var(--_color-quiet);
    opacity: 1;
  }
  .below {
    display: grid;
    gap: var(--_space-4);
    align-items: start;
  }
  .found {
    display: grid;
    gap: var(--_space-4);
    min-inline-size: 0;
  }
  .filters summary {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    min-block-size: var(--_control-height);
    padding: 8px 14px;
    font-weight: var(--_font-weight-strong);
    list-style: none;
    cursor: pointer;
  }
  .filters summary::-webkit-details-marker {
    display: none;
  }
  .filters summary:focus-visible {
    outline-offset: -2px;
    border-radius: var(--_radius-surface);
  }
  .filters summary svg {
    inline-size: 20px;
    block-size: 20px;
    margin-inline-start: auto;
  }
  .filters[open] summary svg {
    rotate: 180deg;
  }
  .facets {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(190px, 100%), 1fr));
    gap: var(--_space-4);
    padding: 4px 14px 16px;
  }
  fieldset {
    min-inline-size: 0;
    max-block-size: 260px;
    margin: 0;
    padding: 0;
    border: 0;
    overflow: auto;
  }
  legend {
    padding: 0;
    margin-block-end: var(--_space-1);
    font-size: var(--_font-size-small);
    font-weight: var(--_font-weight-strong);
  }
  fieldset label {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    gap: var(--_space-2);
    min-block-size: 28px;
    font-size: var(--_font-size-small);
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  fieldset input {
    inline-size: 18px;
    block-size: 18px;
    margin: 3px;
    accent-color: var(--_color-accent);
  }
  .facets > button {
    justify-self: start;
  }
  .cards {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(260px, 100%), 1fr));
    gap: var(--_space-4);
  }
  .cards > li {
    min-inline-size: 0;
  }
  .progress {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2) var(--_space-3);
    color: var(--_color-quiet);
  }
  .progress svg {
    inline-size: 16px;
    block-size: 16px;
  }
  progress {
    flex: 1 1 120px;
    max-inline-size: 260px;
    block-size: 8px;
    accent-color: var(--_color-accent);
  }
  .nothing {
    display: grid;
    gap: var(--_space-2);
    justify-items: center;
    padding: var(--_space-6) var(--_space-4);
    text-align: center;
  }
  .pages {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: var(--_space-2) var(--_space-4);
  }
  .bone.card {
    block-size: 360px;
    margin: 0;
    border-radius: var(--_radius-surface);
  }
  @container (min-width: 800px) {
    .below {
      grid-template-columns: 232px minmax(0, 1fr);
    }
    .facets {
      grid-template-columns: 1fr;
    }
  }
`
