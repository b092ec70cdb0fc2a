import { css } from 'lit'
import { chartStyles } from '../charts/index.ts'
import { historyStyles } from '../model-versions/history.styles.ts'
import { table } from '../styles/index.ts'
import { filesStyles } from './files.styles.ts'
import { manageStyles } from './manage.styles.ts'

/** One column in a narrow place, the preview beside the form in a wide one. */
export const modelPublishStyles = [
  chartStyles,
  table,
  historyStyles,
  filesStyles,
  manageStyles,
  css`
    :host {
      container-type: inline-size;
    }
    .publish,
    form,
    .group,
    .fields,
    .offers {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--_space-4);
      align-content: start;
    }
    .group {
      min-inline-size: 0;
      margin: 0;
      padding: 0;
      border: 0;
      gap: var(--_space-3);
    }
    legend {
      padding: 0;
      margin-block-end: var(--_space-2);
      font-weight: var(--_font-weight-strong);
    }
    .strong {
      font-weight: var(--_font-weight-strong);
    }
    .tiny {
      font-size: var(--_font-size-tiny);
    }
    h4:focus {
      outline: none;
    }
    .steps {
      display: flex;
      flex-wrap: wrap;
      gap: 2px var(--_space-2);
      padding-block-end: var(--_space-3);
      border-block-end: 1px solid var(--_color-line);
    }
    .steps button {
      padding: 4px 8px 4px 4px;
      color: var(--_color-quiet);
    }
    .steps button[aria-current] {
      background: var(--_color-accent-soft);
      color: var(--_color-text);
      border-radius: var(--_radius-pill);
    }
    .count {
      display: grid;
      place-items: center;
      inline-size: 24px;
      block-size: 24px;
      border: 1px solid var(--_color-line-strong);
      border-radius: 50%;
      font-size: var(--_font-size-tiny);
    }
    .sound .count {
      border-color: var(--_color-good);
      background: var(--_color-good-soft);
      color: var(--_color-good);
    }
    .field {
      display: grid;
      gap: 4px;
      align-content: start;
      min-inline-size: 0;
    }
    .field label {
      font-size: var(--_font-size-small);
      font-weight: 500;
    }
    input[type='text'],
    input[type='password'],
    textarea,
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
    textarea {
      resize: vertical;
      field-sizing: content;
      max-block-size: 24em;
    }
    [aria-invalid='true'] {
      border-color: var(--_color-bad);
    }
    .problem {
      color: var(--_color-bad);
    }
    p.good {
      display: block;
      color: var(--_color-good);
    }
    .columns {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 180px), 1fr));
      gap: var(--_space-3);
    }
    .columns.three {
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 130px), 1fr));
    }
    .check {
      display: flex;
      gap: var(--_space-2);
      align-items: start;
      min-block-size: 28px;
      padding-block: 3px;
      overflow-wrap: anywhere;
    }
    .check input {
      flex: none;
      inline-size: 18px;
      block-size: 18px;
      margin: 2px 0 0;
      accent-color: var(--_color-accent);
    }
    .people {
      display: grid;
      gap: var(--_space-4);
    }
    .person {
      display: grid;
      gap: var(--_space-3);
      padding-inline-start: var(--_space-3);
      border-inline-start: 3px solid var(--tone);
    }
    .presets {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 200px), 1fr));
      gap: var(--_space-2);
    }
    .preset {
      display: grid;
      justify-content: start;
      justify-items: start;
      align-content: start;
      gap: 2px;
      padding: 10px 14px;
      text-align: start;
      font-weight: 400;
    }
    .offer {
      border: 1px solid var(--_color-line-strong);
      border-radius: var(--_radius-control);
    }
    .offer summary {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      gap: var(--_space-2);
      padding: 10px 14px;
      cursor: pointer;
      overflow-wrap: anywhere;
    }
    .offer .fields {
      padding: 4px 14px 14px;
    }
    .facts {
      display: grid;
      gap: var(--_space-2);
    }
    .facts div {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      gap: 2px var(--_space-3);
      padding-block-end: var(--_space-2);
      border-block-end: 1px solid var(--_color-line);
    }
    .facts dd {
      margin-inline-start: auto;
      font-weight: var(--_font-weight-strong);
    }
    .turn {
      padding-block-start: var(--_space-3);
      border-block-start: 1px solid var(--_color-line);
    }
    .preview {
      max-inline-size: 320px;
    }
    .picture svg {
      display: block;
      inline-size: 100%;
      aspect-ratio: var(--_media-ratio);
    }
    figcaption {
      display: grid;
      gap: var(--_space-2);
      padding: var(--_space-3) var(--_space-4) var(--_space-4);
    }
    .name,
    .clamp {
      overflow-wrap: anywhere;
    }
    .clamp {
      display: -webkit-box;
      overflow: hidden;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 3;
    }
    @container (min-width: 760px) {
      .publish {
        grid-template-columns: minmax(0, 1fr) 260px;
      }
      .publish > slot,
      nav {
        grid-column: 1 / -1;
      }
      aside {
        position: sticky;
        inset-block-start: var(--_space-4);
        align-self: start;
      }
    }
    @media (forced-colors: active) {
      .split {
        forced-color-adjust: none;
      }
      .steps button[aria-current] {
        outline: 1px solid Highlight;
      }
    }
  `,
]
