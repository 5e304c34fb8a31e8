import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import type { AttachmentView } from "../../shared/protocol";
import { base } from "../look/base";
import { dialogStyles } from "./dialog-styles";

/** A picture of the thread, as large as the window allows. */
export class PictureDialog extends LitElement {
  static override properties = { file: { state: true } };

  declare file: AttachmentView | null;

  static override styles = [
    base,
    dialogStyles,
    css`
      dialog {
        width: fit-content;
        max-width: calc(100vw - 32px);
      }
      h2 {
        max-width: 80vw;
        margin-block-end: var(--space-3);
        overflow-wrap: anywhere;
      }
      img {
        display: block;
        width: auto;
        max-width: 100%;
        height: auto;
        max-height: calc(100dvh - 190px);
        border-radius: var(--radius-small);
        background: var(--sunken);
      }
    `,
  ];

  constructor() {
    super();
    this.file = null;
  }

  async show(file: AttachmentView): Promise<void> {
    this.file = file;
    await this.updateComplete;
    this.dialog.showModal();
  }

  override render(): TemplateResult {
    return html`<dialog aria-labelledby="title">
      ${this.file ? this.content(this.file) : nothing}
    </dialog>`;
  }

  private content({ name, url, preview }: AttachmentView): TemplateResult {
    return html`<h2 id="title" dir="auto">${name}</h2>
      <img src=${preview?.url ?? url} width=${preview?.width ?? nothing} height=${preview?.height ?? nothing} alt=${`Picture: ${name}`} />
      <div class="buttons">
        <a class="button" href=${url} download=${name}>Download the original</a>
        <button type="button" class="button primary" autofocus @click=${() => this.dialog.close()}>Close</button>
      </div>`;
  }

  private get dialog(): HTMLDialogElement {
    return this.renderRoot.querySelector("dialog")!;
  }
}

customElements.define("wd-picture-dialog", PictureDialog);

declare global {
  interface HTMLElementTagNameMap {
    "wd-picture-dialog": PictureDialog;
  }
}
