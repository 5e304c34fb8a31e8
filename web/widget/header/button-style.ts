import { css } from "lit";

export const headerButtonStyle = css`
  .header-button {
    display: grid;
    flex: none;
    align-self: flex-start;
    place-items: center;
    width: 36px;
    height: 36px;
    border-radius: var(--radius-small);
    color: var(--text-quiet);
    font-size: 20px;
    transition: background var(--quick);
  }

  .header-button:hover {
    background: var(--hover);
    color: var(--text);
  }
`;
