import { listOf, matrixOf, type OperatorList, type Operators, Pen, product, type Run } from './pen.ts';

/** Words of an annotation's appearance. */
interface WidgetWord extends Run {
  readonly widget: string;
}

const MOST_WORDS = 400;

/**
 * The words that the appearances of these annotations show, by the list of operators that would draw the page. The
 * registry sets number and day that way, and the page's own text doesn't have them.
 */
export function widgetWords(
  { fnArray, argsArray }: OperatorList,
  ops: Operators,
  widgets: ReadonlySet<string>,
): WidgetWord[] {
  const found: WidgetWord[] = [];
  let at: { readonly widget: string; readonly pen: Pen } | null = null;
  for (const [index, operator] of fnArray.entries()) {
    const args = listOf(argsArray[index]);
    if (operator === ops.beginAnnotation) {
      const [id, , transform, matrix] = args;
      at =
        typeof id === 'string' && widgets.has(id)
          ? { widget: id, pen: new Pen(product(matrixOf(transform), matrixOf(matrix))) }
          : null;
    } else if (operator === ops.endAnnotation) at = null;
    else if (at !== null) {
      const run = at.pen.take(operator, args, ops);
      if (run !== null && found.push({ widget: at.widget, ...run }) >= MOST_WORDS) break;
    }
  }
  return found;
}
