import { css } from 'lit'

export const detailStyles = css`
  .details {
    display: grid;
    gap: 22px;
  }
  .details section > h4 {
    margin-block-end: var(--_space-2);
  }
  .details .prose {
    overflow-wrap: anywhere;
    white-space: pre-line;
    text-wrap: pretty;
  }
  .details dl {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    gap: 5px var(--_space-4);
    font-size: max(14px, 0.875rem);
  }
  .details dt {
    color: var(--_color-quiet);
  }
  .details dd {
    overflow-wrap: anywhere;
  }
  .details td,
  .details li {
    overflow-wrap: anywhere;
  }
  .details td:first-child {
    min-inline-size: 0;
  }
  .evidence {
    display: grid;
    gap: var(--_space-3);
    font-size: max(14px, 0.875rem);
  }
  .evidence li {
    position: relative;
    padding-inline-start: 32px;
  }
  .evidence li::before {
    content: '';
    position: absolute;
    inset-block: 24px calc(-1 * var(--_space-3));
    inset-inline-start: 10px;
    border-inline-start: 1px solid var(--_color-line-strong);
  }
  .evidence li:last-child::before {
    display: none;
  }
  .evidence .step {
    position: absolute;
    inset-block-start: 0;
    inset-inline-start: 0;
    display: grid;
    place-items: center;
    inline-size: 21px;
    block-size: 21px;
    border-radius: 50%;
    background: var(--_color-good-soft);
    color: var(--_color-good);
  }
  .evidence .step.bad {
    background: var(--_color-bad-soft);
    color: var(--_color-bad);
  }
  .evidence .step.open {
    background: var(--_color-raised);
    color: var(--_color-quiet);
  }
  .evidence .step svg {
    inline-size: 13px;
    block-size: 13px;
  }
  .evidence .mono {
    display: block;
    color: var(--_color-quiet);
    font-size: var(--_font-size-tiny);
  }
  @media (max-width: 480px) {
    .details dl {
      grid-template-columns: 1fr;
      gap: 0;
    }
    .details dd {
      margin-block-end: var(--_space-2);
    }
  }
`
