import { css } from 'lit'
import { walletChoiceStyles } from '../wallet-choice/wallet-choice.styles.ts'

/** For `actionsView`. */
export const actionsStyles = [
  walletChoiceStyles,
  css`
    .sentence {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--_space-2) var(--_space-3);
      padding: var(--_space-3) var(--_space-4);
      border-radius: var(--_radius-control);
      background: var(--_color-accent-soft);
    }
    .sentence.done {
      background: var(--_color-good-soft);
    }
    .sentence [role='status'] {
      flex: 1 1 9em;
    }
    .sentence .good {
      display: flex;
      color: var(--_color-good);
    }
    .ring {
      flex: none;
      inline-size: 16px;
      block-size: 16px;
      border: 2px solid var(--_color-line-strong);
      border-block-end-color: var(--_color-accent);
      border-inline-end-color: var(--_color-accent);
      border-radius: 50%;
      animation: turn 1s linear infinite;
    }
    @keyframes turn {
      to {
        rotate: 1turn;
      }
    }
    @media (forced-colors: active) {
      .sentence {
        border: 1px solid CanvasText;
      }
    }
  `,
]
