const AIMS_MS = 3_000;

/** Whether somebody is about to choose from the lists: the focus is in them, or the pointer moved over them just now. */
export class Aim {
  private movedAt = -Infinity;

  readonly onPointerMove = (): void => {
    this.movedAt = performance.now();
  };

  readonly onPointerLeave = (): void => {
    this.movedAt = -Infinity;
  };

  isTaken(at: Element | null): boolean {
    return performance.now() - this.movedAt < AIMS_MS || at?.matches(":focus-within") === true;
  }
}
