/**
 * The product's own icons: 16 px, 1.5 stroke, drawn once in one inline sprite (<IconSprite/>) and used by name.
 * No icon font, no file to fetch. An icon never stands without a word except in the rail, the viewer bar and the lock.
 */
export const ICON_SHAPES = {
  archive: <path d="M2 3h12v3H2zM3 6v7.5h10V6M6.5 8.5h3" />,
  assign: (
    <>
      <circle cx="6" cy="5.5" r="2.5" />
      <path d="M1.5 13.5c.4-2.7 2-4 4.5-4 1 0 1.9.2 2.6.6M10 12.5h4.5M12.5 10.3l2.2 2.2-2.2 2.2" />
    </>
  ),
  attach: (
    <path d="m12.5 7.5-5 5a3 3 0 0 1-4.2-4.2l5.5-5.5a2 2 0 0 1 2.8 2.8L6.2 11a.9.9 0 0 1-1.3-1.3l4.6-4.5" />
  ),
  backup: (
    <>
      <ellipse cx="8" cy="4" rx="5" ry="2" />
      <path d="M3 4v8c0 1.1 2.2 2 5 2s5-.9 5-2V4M3 8c0 1.1 2.2 2 5 2s5-.9 5-2" />
    </>
  ),
  bold: <path d="M5 3h3.5a2.3 2.3 0 0 1 0 4.7H5zM5 7.7h4.2a2.6 2.6 0 0 1 0 5.3H5z" />,
  book: <path d="M3 2.5h8.5a1 1 0 0 1 1 1v10H4.5A1.5 1.5 0 0 1 3 12zM3 12a1.5 1.5 0 0 1 1.5-1.5h8" />,
  calendar: <path d="M2.5 4h11v9.5h-11zM2.5 7h11M5.5 2.5V5M10.5 2.5V5" />,
  chart: <path d="M2.5 2v11.5H14M5.5 11V8M8.5 11V5M11.5 11V7" />,
  chat: <path d="M2.5 3h11v8H7l-3 2.5V11H2.5z" />,
  check: <path d="m3 8.5 3.2 3.2L13 5" />,
  'chevron-down': <path d="m4 6 4 4 4-4" />,
  'chevron-left': <path d="m10 4-4 4 4 4" />,
  'chevron-right': <path d="m6 4 4 4-4 4" />,
  'chevron-up': <path d="m4 10 4-4 4 4" />,
  clock: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 4.5V8l2.5 1.5" />
    </>
  ),
  close: <path d="m4 4 8 8M12 4l-8 8" />,
  command: <path d="m3 4.5 3.5 3.5L3 11.5M8 12h5" />,
  desk: <path d="M2 4.5h12M3 4.5V13M13 4.5V13M9 4.5V10h4" />,
  disk: <path d="M3 2.5h8l2.5 2.5v8.5H3zM5.5 2.5v3.5h5V2.5M5 13.5V9.5h6v4" />,
  exchange: <path d="M2 5.5h10.5M10 3l2.5 2.5L10 8M14 10.5H3.5M6 8l-2.5 2.5L6 13" />,
  eye: (
    <>
      <path d="M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8z" />
      <circle cx="8" cy="8" r="2" />
    </>
  ),
  'eye-off': (
    <path d="M2 2l12 12M6.5 3.7A7 7 0 0 1 8 3.5C12 3.5 14.5 8 14.5 8a12 12 0 0 1-2 2.5M9.5 11.7c-.5.2-1 .3-1.5.3C4 12 1.5 8 1.5 8a12 12 0 0 1 2.3-2.7" />
  ),
  file: <path d="M4 2h5l3 3v9H4zM9 2v3h3" />,
  filter: <path d="M2 3.5h12L9.5 8.5V13l-3-1.5v-3z" />,
  fit: <path d="M2.5 2.5h11v11h-11zM5 8h6M5 8l1.5-1.5M5 8l1.5 1.5M11 8 9.5 6.5M11 8 9.5 9.5" />,
  folder: <path d="M2 4h4l1.5 1.5H14V13H2z" />,
  forward: <path d="M10 3.5 13.5 7 10 10.5M13.5 7h-7a4 4 0 0 0-4 4v2" />,
  gear: (
    <>
      <circle cx="8" cy="8" r="2.2" />
      <path d="M8 1.8v2M8 12.2v2M1.8 8h2M12.2 8h2M3.6 3.6 5 5M11 11l1.4 1.4M12.4 3.6 11 5M5 11l-1.4 1.4" />
    </>
  ),
  globe: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M2 8h12M8 2c2 1.7 3 3.7 3 6s-1 4.3-3 6c-2-1.7-3-3.7-3-6s1-4.3 3-6z" />
    </>
  ),
  grip: <path d="M6 4h.1M6 8h.1M6 12h.1M10 4h.1M10 8h.1M10 12h.1" />,
  history: <path d="M2.5 8A5.5 5.5 0 1 0 4.3 4M2.3 2.5 4 4.2 2.5 6M8 5v3.3l2 1.2" />,
  idea: <path d="M6 11.5V10C4.7 9.2 4 8 4 6.5a4 4 0 0 1 8 0C12 8 11.3 9.2 10 10v1.5zM6.5 13.8h3" />,
  inbox: <path d="M2 9v4h12V9M2 9h3.5l1 2h3l1-2H14M8 2v5.5M5.5 5.2 8 7.7l2.5-2.5" />,
  info: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 7.3v3.7M8 5v.1" />
    </>
  ),
  key: (
    <>
      <circle cx="5" cy="8" r="3" />
      <path d="M8 8h6.5v2.5M12 8v2" />
    </>
  ),
  ledger: <path d="M4 2.5h8.5v11H4zM4 5.5H2.5M4 8H2.5M4 10.5H2.5M6.5 5.5h3.5M6.5 8h3.5M6.5 10.5h2" />,
  link: (
    <path d="M7 9.5a2.5 2.5 0 0 0 3.6 0l2-2A2.5 2.5 0 0 0 9 4l-1 1M9 6.5a2.5 2.5 0 0 0-3.6 0l-2 2A2.5 2.5 0 0 0 7 12l1-1" />
  ),
  list: <path d="M6 4h8M6 8h8M6 12h8M2.5 4h.1M2.5 8h.1M2.5 12h.1" />,
  lock: (
    <>
      <rect x="3" y="7" width="10" height="7" rx="1.2" />
      <path d="M5.2 7V5a2.8 2.8 0 0 1 5.6 0v2" />
    </>
  ),
  'lock-document': (
    <>
      <path d="M4 2h5l3 3v3M4 2v12h4M9 2v3h3" />
      <rect x="9.5" y="10.5" width="5" height="4" rx=".8" />
      <path d="M10.7 10.5V9.3a1.3 1.3 0 0 1 2.6 0v1.2" />
    </>
  ),
  mail: (
    <>
      <rect x="2" y="3.5" width="12" height="9" rx="1" />
      <path d="m2.5 4.5 5.5 4.5 5.5-4.5" />
    </>
  ),
  merge: <path d="M4 2.5v3c0 2 4 2.5 4 5v3M12 2.5v3c0 2-4 2.5-4 5" />,
  minus: <path d="M3 8h10" />,
  more: <path d="M3.5 8h.1M8 8h.1M12.5 8h.1" />,
  'network-off': (
    <path d="M2 2l12 12M2.5 6.5A8 8 0 0 1 5 5M8 4.2a8 8 0 0 1 5.5 2.3M4.8 9a5 5 0 0 1 2-1.2M8 12.5v.1" />
  ),
  office: <path d="M3 13.5v-9l5-2.5 5 2.5v9M1.5 13.5h13M6 7h.1M10 7h.1M6 9.5h.1M10 9.5h.1M7 13.5V11.5h2v2" />,
  'document-out': <path d="M4 2h5.5L13 5.5V14H4zM6.5 11.5l4-4M7.5 7.5h3v3" />,
  send: <path d="M14 2 2 7l4.8 2.2L9 14zM6.8 9.2 14 2" />,
  outbox: <path d="M2 9v4h12V9M2 9h3.5l1 2h3l1-2H14M8 7.5V2M5.5 4.5 8 2l2.5 2.5" />,
  pause: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M6.5 6v4M9.5 6v4" />
    </>
  ),
  pen: <path d="m3 13 .7-3L11 2.7l2.3 2.3L6 12.3zM9.5 4.2l2.3 2.3" />,
  pin: (
    <>
      <path d="M8 14s4.5-4.5 4.5-8a4.5 4.5 0 0 0-9 0C3.5 9.5 8 14 8 14z" />
      <circle cx="8" cy="6" r="1.5" />
    </>
  ),
  plus: <path d="M8 3v10M3 8h10" />,
  print: <path d="M4.5 6V2.5h7V6M4.5 11.5H2.5V6h11v5.5h-2M4.5 9.5h7v4h-7z" />,
  qr: (
    <path d="M2.5 2.5h4v4h-4zM9.5 2.5h4v4h-4zM2.5 9.5h4v4h-4zM9.5 9.5h1.5M13.5 9.5v1.5M9.5 13.5v-1.5M12 12v1.5h1.5" />
  ),
  refresh: (
    <path d="M13 7A5.2 5.2 0 0 0 3.5 5.2M3 9a5.2 5.2 0 0 0 9.5 1.8M3.2 2.5v2.7h2.7M12.8 13.5v-2.7h-2.7" />
  ),
  refused: <path d="M5.3 1.8h5.4l3.5 3.5v5.4l-3.5 3.5H5.3l-3.5-3.5V5.3zM8 4.8v3.9M8 11v.1" />,
  reply: <path d="M6 3.5 2.5 7 6 10.5M2.5 7h7a4 4 0 0 1 4 4v2" />,
  rotate: <path d="M13 8a5 5 0 1 1-1.5-3.55M13 2.5V5h-2.5" />,
  scan: <path d="M2 5V2.5h2.5M11.5 2.5H14V5M14 11v2.5h-2.5M4.5 13.5H2V11M2 8h12" />,
  seal: (
    <>
      <circle cx="8" cy="6.5" r="4.5" />
      <path d="m5.5 10.3-1 4 3.5-1.8 3.5 1.8-1-4M6.3 6.5l1.2 1.2 2.2-2.4" />
    </>
  ),
  search: (
    <>
      <circle cx="7" cy="7" r="4.5" />
      <path d="m10.5 10.5 3.5 3.5" />
    </>
  ),
  shield: <path d="M8 1.8 13.5 4v4c0 3.2-2.2 5.3-5.5 6.4C4.7 13.3 2.5 11.2 2.5 8V4z" />,
  'sort-down': <path d="M8 3v10M4.5 9.5 8 13l3.5-3.5" />,
  'sort-up': <path d="M8 13V3M4.5 6.5 8 3l3.5 3.5" />,
  split: <path d="M2 3.5h12v9H2zM8.5 3.5v9" />,
  stamp: (
    <path d="M6 9.5V7.5C5 6.7 4.8 5.8 4.8 5a3.2 3.2 0 0 1 6.4 0c0 .8-.2 1.7-1.2 2.5v2M3 9.5h10v2.5H3zM4 14h8" />
  ),
  trash: <path d="M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5 5 13.5h6l.5-9M6.8 7v4M9.2 7v4" />,
  usb: (
    <>
      <path d="M8 14V3.5M6 5.5l2-3 2 3M4 7.5v2.2L8 12M12 6.5v2L8 10.5" />
      <circle cx="8" cy="14" r=".8" />
    </>
  ),
  user: (
    <>
      <circle cx="8" cy="5.5" r="2.7" />
      <path d="M2.8 14c.5-3 2.5-4.5 5.2-4.5s4.7 1.5 5.2 4.5" />
    </>
  ),
  users: (
    <>
      <circle cx="6" cy="5.5" r="2.5" />
      <path d="M1.5 13.5c.4-2.7 2-4 4.5-4s4.1 1.3 4.5 4M10.5 3.2a2.5 2.5 0 0 1 0 4.6M12 9.8c1.5.5 2.3 1.7 2.5 3.7" />
    </>
  ),
  warning: <path d="M8 2 14.5 13.5h-13zM8 6.5v3.2M8 11.7v.1" />,
  'zoom-in': (
    <>
      <circle cx="7" cy="7" r="4.5" />
      <path d="m10.5 10.5 3.5 3.5M7 5v4M5 7h4" />
    </>
  ),
  'zoom-out': (
    <>
      <circle cx="7" cy="7" r="4.5" />
      <path d="m10.5 10.5 3.5 3.5M5 7h4" />
    </>
  ),
} as const;

export type IconName = keyof typeof ICON_SHAPES;
