/** What a window title may depend on; never a document, never a person. */
export interface TitleFacts {
  readonly officeName: string | null;
  readonly training: boolean;
  /** the station may hold a level above none in full */
  readonly classified: boolean;
}

/** The title is seen in task bars, screen shares and lists of windows: the office at most. */
export function windowTitle({ officeName, training, classified }: TitleFacts): string {
  if (training) return 'An Thư – TẬP HUẤN';
  if (classified) return 'An Thư – kho mật';
  return officeName ? `An Thư – ${officeName}` : 'An Thư';
}
