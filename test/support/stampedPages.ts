import path from 'node:path';
import { createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import { type InkPage, STAMP_DPI, turnInk } from '../../shared/domain/document/ink.ts';

const TINOS = path.resolve(process.cwd(), 'node_modules/@expo-google-fonts/tinos');
const MM = STAMP_DPI / 25.4;
const POINT = STAMP_DPI / 72;
const [WIDTH, HEIGHT] = [Math.round(210 * MM), Math.round(297 * MM)];
export const RED = 'rgb(205,30,40)';
export const FAINT = 'rgb(238,120,120)';
export const BLACK = 'rgb(30,30,30)';

/** A stamp as somebody sets it on a sheet; millimetres and degrees. */
export interface Stamp {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly turned?: number;
  readonly colour?: string;
  readonly frame?: 'none' | 'single' | 'double';
}

const LINE =
  'các cơ quan, đơn vị rà soát, bảo đảm bí mật nhà nước, mật độ xây dựng, khẩn trương gửi báo cáo đúng';

/** A page of print with its seal, and the stamps on it. @param heading centred, in bold capitals */
export function stampedPage(stamps: readonly Stamp[], heading = 'KẾ HOẠCH'): InkPage {
  GlobalFonts.registerFromPath(path.join(TINOS, '700Bold/Tinos_700Bold.ttf'), 'Stamped Bold');
  GlobalFonts.registerFromPath(path.join(TINOS, '400Regular/Tinos_400Regular.ttf'), 'Stamped');
  const context = createCanvas(WIDTH, HEIGHT).getContext('2d');
  context.fillStyle = 'rgb(250,249,246)';
  context.fillRect(0, 0, WIDTH, HEIGHT);
  print(context, heading);
  seal(context);
  for (const stamp of stamps) set(context, stamp);
  const pixels = new Uint8Array(WIDTH * HEIGHT);
  turnInk(context.getImageData(0, 0, WIDTH, HEIGHT).data, pixels);
  return { pixels, width: WIDTH, height: HEIGHT, dpi: STAMP_DPI };
}

function print(context: SKRSContext2D, heading: string): void {
  context.fillStyle = BLACK;
  context.textAlign = 'center';
  context.font = `${13 * POINT}px "Stamped Bold"`;
  context.fillText('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 140 * MM, 24 * MM);
  context.fillText('ỦY BAN NHÂN DÂN', 60 * MM, 24 * MM);
  context.fillText(heading, 105 * MM, 60 * MM);
  context.textAlign = 'left';
  context.font = `${13 * POINT}px "Stamped"`;
  for (let line = 0; line < 18; line += 1) context.fillText(LINE, 25 * MM, (75 + line * 7) * MM);
  context.fillText('Nơi nhận:', 25 * MM, 215 * MM);
}

function seal(context: SKRSContext2D): void {
  context.strokeStyle = RED;
  context.fillStyle = RED;
  context.lineWidth = 0.5 * MM;
  for (const radius of [17, 16, 9.5]) {
    context.beginPath();
    context.arc(140 * MM, 235 * MM, radius * MM, 0, 7);
    context.stroke();
  }
  context.font = `${4 * MM}px "Stamped Bold"`;
  for (const [at, letter] of [...'ỦY BAN NHÂN DÂN XÃ AN MẪU * TỈNH'].entries()) {
    context.save();
    context.translate(140 * MM, 235 * MM);
    context.rotate(at / 5.2 - 3);
    context.fillText(letter, 0, -11 * MM);
    context.restore();
  }
}

function set(
  context: SKRSContext2D,
  { text, x, y, turned = 0, colour = RED, frame = 'single' }: Stamp,
): void {
  context.save();
  context.translate(x * MM, y * MM);
  context.rotate((turned * Math.PI) / 180);
  context.font = `${14 * POINT}px "Stamped Bold"`;
  context.fillStyle = colour;
  context.strokeStyle = colour;
  const wide = context.measureText(text).width;
  context.fillText(text, -wide / 2, 4.8 * POINT);
  context.lineWidth = 0.4 * MM;
  for (const gap of frame === 'none' ? [] : frame === 'single' ? [2] : [2, 3]) {
    const [half, high] = [wide / 2 + gap * MM, (gap + 2.4) * MM];
    context.strokeRect(-half, -high, 2 * half, 2 * high);
  }
  context.restore();
}
