import { css } from "lit";

export const slotListStyles = css`
  dl {
    display: grid;
    gap: 2px;
    margin: 0;
  }
  dt {
    color: var(--text-quiet);
  }
  dd {
    margin: 0 0 var(--space-1);
    min-width: 0;
  }
  p {
    margin: 0;
  }
  .known {
    display: flex;
    gap: var(--space-2);
    align-items: center;
    min-height: 24px;
  }
  .told {
    flex: 1;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .badge.technician {
    background: var(--ok-soft);
    color: var(--ok-text);
  }
  .known .button {
    width: 24px;
    min-height: 24px;
    margin-inline-start: auto;
    flex: none;
  }
  .known .icon svg {
    width: 14px;
    height: 14px;
  }
  input[aria-invalid="true"] {
    border-color: var(--danger-text);
  }
`;
