import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { answerLetters } from '../../../renderer/focus/answerLetters.ts';

const root = path.resolve(import.meta.dirname, '../../../renderer');
/** The frames of questions; `Dialog` of the library is named otherwise where it is used. */
const FRAMES = new Set(['Dialog', 'FormDialog', 'AskNote']);
/** What is not taken back: whoever asks about one of these declares it so. */
const ENDS =
  /'(secrecy\.destroy|exchange\.(send|sendChase|sendTransfer|refuse|refuseAnswer|purge|recall|discard|releaseBrake|openChannel|takeSubmission)|figures\.send|people\.leave|copies\.closeMuster)'/;

type Opening = ts.JsxOpeningElement | ts.JsxSelfClosingElement;
interface Question {
  readonly where: string;
  readonly declared: string | null;
  readonly isDanger: boolean;
  /** What stands in it, its attributes included. */
  readonly text: string;
  /** The component that asks. */
  readonly component: string;
}

function textOf(value: ts.JsxAttributeValue | undefined, file: ts.SourceFile): string {
  return value === undefined ? 'true' : value.getText(file).replace(/^\{|\}$/g, '');
}

function questionsOf(name: string, source: string): Question[] {
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: Question[] = [];
  const ofLibrary = /import \{ Dialog[ ,}].*react-aria-components/.test(source);
  const look = (node: ts.Node, component: ts.Node): void => {
    const within = ts.isFunctionDeclaration(node) ? node : component;
    const isOpening = ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node);
    if (isOpening && FRAMES.has(node.tagName.getText(file)) && !ofLibrary)
      found.push(questionOf(node, within));
    ts.forEachChild(node, (child) => look(child, within));
  };
  const questionOf = (opening: Opening, component: ts.Node): Question => {
    const attributes = opening.attributes.properties.filter(ts.isJsxAttribute);
    const of = (attribute: string): string | null => {
      const one = attributes.find((each) => each.name.getText(file) === attribute);
      return one === undefined ? null : textOf(one.initializer, file);
    };
    const text = (ts.isJsxOpeningElement(opening) ? opening.parent : opening).getText(file);
    return {
      where: `${name}:${file.getLineAndCharacterOfPosition(opening.getStart(file)).line + 1}`,
      declared: of('undoable'),
      isDanger: of('danger') !== null || /kind="danger"/.test(text),
      text,
      component: component.getText(file),
    };
  };
  look(file, file);
  return found;
}

/** Why a question breaks the rule; empty where it keeps it. */
function faultsOf(question: Question): string[] {
  const faults: string[] = [];
  const isOpen = question.declared === 'true';
  if (question.declared === null) faults.push('does not say whether it is undoable');
  if (isOpen && question.isDanger) faults.push('ends something and says that it is undoable');
  if (isOpen) return faults;
  if (/<Button\b[^>]*\bautoFocus\b/.test(question.text)) faults.push('a button has the focus');
  if (/hint="(Ctrl )?Enter"/.test(question.text)) faults.push('Enter is shown as an answer');
  if (/<PrimaryKey\b|shortcut="detail\.primary"/.test(question.text)) faults.push('Ctrl Enter answers it');
  return faults;
}

const questions = fs
  .readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.tsx') && name !== path.join('forms', 'FormDialog.tsx'))
  .flatMap((name) => questionsOf(name, fs.readFileSync(path.join(root, name), 'utf8')));

describe('questions', () => {
  it('say whether they are undoable, and Enter answers none that is not', () => {
    expect(questions.length).toBeGreaterThan(100);
    expect(questions.filter(({ declared }) => declared !== 'true').length).toBeGreaterThan(25);
    expect(
      questions.flatMap((question) => faultsOf(question).map((fault) => `${question.where} ${fault}`)),
    ).toEqual([]);
  });

  it('about what is sent, destroyed or ended are not', () => {
    const asks = questions.filter(({ component }) => ENDS.test(component));
    expect(asks.length).toBeGreaterThan(10);
    const components = new Map(asks.map(({ where, component }) => [component, where]));
    const faults = [...components].filter(([component]) =>
      asks.filter((one) => one.component === component).every(({ declared }) => declared === 'true'),
    );
    expect(faults.map(([, where]) => where)).toEqual([]);
  });

  it('that break the rule are found', () => {
    const faults = (source: string): string[] => questionsOf('x.tsx', source).flatMap(faultsOf);
    expect(faults('<Dialog title="a" />')).toHaveLength(1);
    expect(faults('<FormDialog undoable danger />')).toHaveLength(1);
    expect(faults('<Dialog undoable actions={<Button kind="danger">a</Button>} />')).toHaveLength(1);
    expect(
      faults('<Dialog undoable={false} actions={<Button kind="primary" autoFocus>a</Button>} />'),
    ).toHaveLength(1);
    expect(faults('<Dialog undoable={x}><PrimaryKey onPress={a} /></Dialog>')).toHaveLength(1);
    expect(faults('<Dialog undoable={false} actions={<Button hint="Enter">a</Button>} />')).toHaveLength(1);
    expect(faults('<Dialog undoable actions={<Button autoFocus>a</Button>} />')).toEqual([]);
  });
});

describe('letters of answers', () => {
  it('are the first of their words, without marks, each once', () => {
    expect(answerLetters(['Không có dấu mật trên trang nào', 'Có dấu mật'])).toEqual(['K', 'C']);
    expect(answerLetters(['Ghi thêm', 'Không có, lưu'])).toEqual(['G', 'K']);
    expect(answerLetters(['Đặt theo dấu: Mật', 'Đúng'.normalize('NFD')])).toEqual(['D', 'U']);
    expect(answerLetters(['Gửi', 'Gửi lại', 'Gửi'])).toEqual(['G', 'L', 'U']);
    expect(answerLetters(['a', 'A', '12'])).toEqual(['A', null, null]);
  });
});
