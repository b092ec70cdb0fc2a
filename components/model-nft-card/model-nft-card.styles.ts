import { css } from 'lit'

/**
 * One card for a sidebar of 220 px, an article's column, and a page-wide hero. A card takes its room before it is drawn
 * and while it is out of view, where the browser leaves its inside alone: the least room of a card, with 2 px of border.
 */
export const cardStyles = css`
  :host {
    container-type: inline-size;
    contain-intrinsic-inline-size: 340px;
    inline-size: 100%;
  }
  .card,
  .frame {
    block-size: 100%;
  }
  .frame,
  :host::before {
    --_body-size: 232px;
    --_frame-size: calc((100cqi - 2px) / (var(--_media-ratio)) + var(--_body-size));
  }
  .frame {
    display: flex;
    flex-direction: column;
    content-visibility: auto;
    contain-intrinsic-block-size: auto var(--_frame-size);
  }
  :host(:not(:state(loading), :state(ready), :state(error)))::before {
    content: '';
    display: block;
    block-size: calc(var(--_frame-size) + 2px);
  }
  .media {
    position: relative;
    flex: none;
    aspect-ratio: var(--_media-ratio);
    background: var(--_color-raised);
    overflow: hidden;
  }
  .media > .bone,
  .media > slot > *,
  .media > slot::slotted(*) {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  .bone.fill {
    margin: 0;
    border-radius: 0;
  }
  .over {
    position: absolute;
    inset: 10px;
    display: grid;
    grid-template-rows: 1fr auto;
    align-items: start;
    pointer-events: none;
  }
  .badge {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    min-inline-size: 0;
  }
  .mark,
  button.pill {
    min-block-size: 26px;
    border: 0;
    border-radius: var(--_radius-pill);
    background: var(--_color-surface);
    box-shadow: 0 1px 3px #0003;
    font-size: var(--_font-size-tiny);
    font-weight: var(--_font-weight-strong);
    line-height: 1.5;
  }
  button.pill {
    justify-self: end;
    padding: 3px 11px;
    pointer-events: auto;
    color: var(--_color-text);
  }
  button.pill:hover {
    background: var(--_color-raised);
  }
  .mark {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    max-inline-size: 100%;
    padding: 3px 10px 3px 7px;
  }
  .mark:dir(rtl) {
    padding: 3px 7px 3px 10px;
  }
  .mark svg {
    flex: none;
    inline-size: 14px;
    block-size: 14px;
  }
  .mark.good {
    color: var(--_color-good);
  }
  .mark.warn {
    color: var(--_color-warn);
  }
  .mark.bad {
    color: var(--_color-bad);
  }
  .body {
    flex: 1;
    display: flex;
    flex-direction: column;
    gap: var(--_space-3);
    min-inline-size: 0;
    min-block-size: var(--_body-size);
    padding: var(--_space-4) 18px 18px;
  }
  h3 {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
  .byline {
    margin-block-start: 3px;
    overflow-wrap: anywhere;
  }
  .byline span {
    display: inline-block;
    max-inline-size: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    vertical-align: bottom;
  }
  .byline span:not(:last-child)::after {
    content: ' ·';
  }
  .body > .chips {
    max-block-size: 60px;
    overflow: clip;
  }
  .chip {
    max-inline-size: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .description {
    display: none;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    color: var(--_color-quiet);
    font-size: max(14px, 0.875rem);
    overflow-wrap: anywhere;
    text-wrap: pretty;
  }
  .age {
    display: flex;
    gap: 6px;
    color: var(--_color-warn);
  }
  .age svg {
    flex: none;
    margin-block-start: 2px;
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    justify-content: space-between;
    gap: var(--_space-2) var(--_space-3);
    margin-block-start: auto;
    padding-block-start: 2px;
  }
  .foot p > span {
    display: block;
    line-height: 1.35;
  }
  .price {
    font-size: max(17px, 1.0625rem);
    font-weight: var(--_font-weight-strong);
    overflow-wrap: anywhere;
  }
  .price .small {
    font-weight: 400;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2);
  }
  .bone.title {
    inline-size: 85%;
    block-size: 1.1em;
  }
  .bone.half {
    inline-size: 50%;
  }
  .foot .bone {
    block-size: 1.6em;
    margin-block-end: 0.6em;
  }
  .bone.pill {
    inline-size: 88px;
    block-size: 27px;
    margin: 0;
    border-radius: var(--_radius-pill);
  }
  .bone.pill.wide {
    inline-size: 118px;
  }
  @container (max-width: 299px) {
    .frame,
    :host::before {
      --_body-size: 244px;
    }
    .body {
      padding: var(--_space-3) 14px 14px;
    }
    h3 {
      font-size: max(16px, 1rem);
    }
  }
  @container (max-width: 349px) {
    .body.acting {
      min-block-size: calc(var(--_body-size) + var(--_control-height) + var(--_space-2));
    }
    .body:not(.acting) .foot {
      row-gap: 0;
    }
    .actions {
      flex: 1 1 100%;
    }
    .actions > ::slotted(*) {
      flex: 1;
    }
  }
  @container (min-width: 540px) {
    .frame,
    :host::before {
      --_body-size: 285px;
      --_frame-size: var(--_body-size);
    }
    .frame {
      display: grid;
      grid-template-columns: minmax(200px, 38%) minmax(0, 1fr);
    }
    .media {
      aspect-ratio: auto;
      min-block-size: 100%;
    }
    .body {
      padding: 20px 22px;
    }
    .description {
      display: -webkit-box;
    }
  }
  @container (min-width: 860px) {
    .frame,
    :host::before {
      --_body-size: 344px;
    }
    .frame {
      grid-template-columns: 46% minmax(0, 1fr);
    }
    .body {
      gap: var(--_space-4);
      padding: 32px 36px;
    }
    h3 {
      font-size: max(28px, 1.75rem);
      line-height: 1.15;
      letter-spacing: -0.02em;
    }
    .description {
      -webkit-line-clamp: 4;
      font-size: var(--_font-size);
    }
    .price {
      font-size: max(22px, 1.375rem);
    }
    .over {
      inset: 16px;
    }
  }
  @media (forced-colors: active) {
    .mark {
      border: 1px solid currentColor;
    }
  }
`
