import koffi from 'koffi';
import {
  type CLayout,
  functionAt,
  isUnavailable,
  layoutOf,
  readUlong,
  tripleOf,
  ulongBuffer,
  writeUlong,
} from './cLayout.ts';
import { CKR } from './constants.ts';
import { TokenFault } from './fault.ts';
import { checkModuleFile } from './moduleFile.ts';

/** The place of each function that is used in `CK_FUNCTION_LIST` (pkcs11f.h), and its parameters. */
const FUNCTIONS = {
  C_Initialize: [0, ['void *']],
  C_Finalize: [1, ['void *']],
  C_GetSlotList: [4, ['uchar', 'void *', 'void *']],
  C_GetTokenInfo: [6, ['ulong', 'void *']],
  C_OpenSession: [12, ['ulong', 'ulong', 'void *', 'void *', 'void *']],
  C_CloseSession: [13, ['ulong']],
  C_Login: [18, ['ulong', 'ulong', 'void *', 'ulong']],
  C_Logout: [19, ['ulong']],
  C_GetAttributeValue: [24, ['ulong', 'ulong', 'void *', 'ulong']],
  C_FindObjectsInit: [26, ['ulong', 'void *', 'ulong']],
  C_FindObjects: [27, ['ulong', 'void *', 'ulong', 'void *']],
  C_FindObjectsFinal: [28, ['ulong']],
  C_SignInit: [42, ['ulong', 'void *', 'ulong']],
  C_Sign: [43, ['ulong', 'void *', 'ulong', 'void *', 'void *']],
} as const satisfies Record<string, readonly [number, readonly string[]]>;
type FunctionName = keyof typeof FUNCTIONS;
type Argument = number | Buffer | null;

/** A vendor's library, loaded and started. */
export interface Cryptoki {
  readonly layout: CLayout;
  /** Calls a function; answers with its CKR number. */
  call(name: FunctionName, ...values: Argument[]): number;
  /** The same, but anything else than `CKR_OK` is a fault. @throws TokenFault */
  must(name: FunctionName, ...values: Argument[]): void;
}

/**
 * Loads a PKCS#11 library and starts it. Its code runs in this process from here on.
 * @param path absolute
 * @throws TokenFault `moduleMissing`, `module32Bit`, `moduleForeign`, `moduleRefused`
 */
export function loadCryptoki(path: string, layout = layoutOf(process.platform)): Cryptoki {
  checkModuleFile(path);
  const list = functionList(path);
  const functions = new Map<FunctionName, (...values: Argument[]) => unknown>();
  const functionOf = (name: FunctionName): ((...values: Argument[]) => unknown) => {
    const known = functions.get(name);
    if (known !== undefined) return known;
    const [index, parameters] = FUNCTIONS[name];
    const pointer: unknown = koffi.decode(list, functionAt(layout, index), 'void *');
    if (pointer === null || pointer === 0n) throw new TokenFault('moduleForeign');
    const made = koffi.decode(pointer, koffi.proto('ulong', [...parameters])) as (
      ...values: Argument[]
    ) => unknown;
    functions.set(name, made);
    return made;
  };
  const call: Cryptoki['call'] = (name, ...values) => Number(functionOf(name)(...values));
  const started = call('C_Initialize', null);
  if (started !== CKR.OK && started !== CKR.CRYPTOKI_ALREADY_INITIALIZED)
    throw new TokenFault('moduleRefused', { code: started });
  return {
    layout,
    call,
    must(name, ...values) {
      const code = call(name, ...values);
      if (code !== CKR.OK) throw new TokenFault('tokenFault', { code });
    },
  };
}

/** Address of the library's list of functions; the one function that every library exports leads to it. */
function functionList(path: string): unknown {
  const out = Buffer.alloc(8);
  let code: number;
  try {
    const library = koffi.load(path);
    const getFunctionList = library.func('C_GetFunctionList', 'ulong', ['void *']);
    code = Number(getFunctionList(out));
    kept.push(library); // it stays loaded while its functions may be called
  } catch {
    throw new TokenFault('moduleForeign');
  }
  const address = out.readBigUInt64LE();
  if (code !== CKR.OK || address === 0n) throw new TokenFault('moduleForeign');
  return address;
}
const kept: unknown[] = [];

/** A template of attributes, whose memory lives as long as this object does. */
export interface Template {
  readonly bytes: Buffer;
  readonly count: number;
  readonly values: readonly Buffer[];
}

/** `CK_ATTRIBUTE`s with what each is to be, or with room for what it is. */
export function templateOf(
  layout: CLayout,
  wanted: readonly (readonly [type: number, value: Buffer | null])[],
): Template {
  const { pointerAt, lengthAt, size } = tripleOf(layout);
  const bytes = Buffer.alloc(size * wanted.length);
  wanted.forEach(([type, value], index) => {
    const at = index * size;
    writeUlong(layout, bytes, type, at);
    bytes.writeBigUInt64LE(value === null ? 0n : koffi.address(value), at + pointerAt);
    writeUlong(layout, bytes, value?.length ?? 0, at + lengthAt);
  });
  return { bytes, count: wanted.length, values: wanted.flatMap(([, value]) => value ?? []) };
}

/** A number as an attribute holds it. */
export function ulongValue(layout: CLayout, value: number): Buffer {
  const buffer = ulongBuffer(layout);
  writeUlong(layout, buffer, value);
  return buffer;
}

/** Handles of the objects that a template fits, `most` at most. */
export function findObjects(cryptoki: Cryptoki, session: number, template: Template, most: number): number[] {
  const { layout } = cryptoki;
  cryptoki.must('C_FindObjectsInit', session, template.bytes, template.count);
  try {
    const handles = ulongBuffer(layout, most);
    const count = ulongBuffer(layout);
    cryptoki.must('C_FindObjects', session, handles, most, count);
    const found = Math.min(readUlong(layout, count), most);
    return Array.from({ length: found }, (_, index) => readUlong(layout, handles, index * layout.ulongBytes));
  } finally {
    cryptoki.call('C_FindObjectsFinal', session);
  }
}

/** The value of an attribute; null where the object has none or does not tell it, or where it is larger than `most`. */
export function attributeOf(
  cryptoki: Cryptoki,
  session: number,
  object: number,
  type: number,
  most: number,
): Buffer | null {
  const { layout } = cryptoki;
  const { lengthAt } = tripleOf(layout);
  const asked = templateOf(layout, [[type, null]]);
  if (!isTold(cryptoki.call('C_GetAttributeValue', session, object, asked.bytes, 1))) return null;
  if (isUnavailable(layout, asked.bytes, lengthAt)) return null;
  const length = readUlong(layout, asked.bytes, lengthAt);
  if (length === 0 || length > most) return null;
  const value = Buffer.alloc(length);
  const given = templateOf(layout, [[type, value]]);
  cryptoki.must('C_GetAttributeValue', session, object, given.bytes, 1);
  const written = readUlong(layout, given.bytes, lengthAt);
  return value.subarray(0, Math.min(written, length));
}

/** Of an attribute that it has not, or keeps to itself, a token says so; anything else is a fault of the token. */
function isTold(code: number): boolean {
  if (code === CKR.OK) return true;
  if (code === CKR.ATTRIBUTE_TYPE_INVALID || code === CKR.ATTRIBUTE_SENSITIVE) return false;
  throw new TokenFault('tokenFault', { code });
}
