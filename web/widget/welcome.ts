/** What a visitor sees before the first word: what this can do, and that it is a machine with people behind it. */
import { css, html, type TemplateResult } from "lit";
import { texts } from "./texts";

export function welcome(own: TemplateResult, onExample: (text: string) => void): TemplateResult {
  return html`
    <section class="welcome">
      <h3>${texts.welcomeTitle}</h3>
      <p>${texts.welcomeText}</p>
      <p class="quiet">${texts.welcomeNote}</p>
      ${own}
      <div class="examples" role="group" aria-label=${texts.examplesLabel}>
        ${texts.examples.map(
          (text) => html`<button class="outlined" type="button" @click=${() => onExample(text)}>${text}</button>`,
        )}
      </div>
    </section>
  `;
}

export const welcomeStyle = css`
  .welcome {
    display: flex;
    flex-direction: column;
    gap: var(--space-2);
    margin-block-start: auto;
    padding-block: var(--space-4);
  }

  .welcome h3 {
    margin: 0;
    font-size: var(--size-title);
    font-weight: var(--weight-strong);
    line-height: var(--leading-tight);
    letter-spacing: -0.01em;
  }

  .welcome .quiet {
    color: var(--text-quiet);
    font-size: var(--size-quiet);
  }

  .examples {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    margin-block-start: var(--space-3);
  }
`;
