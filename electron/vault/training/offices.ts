import type { Input } from '../../../shared/ipc/contract.ts';
import type { PARTNER_IDS } from '../../../shared/domain/training.ts';

/** An invented office as `vault.create` wants it, without its people and the term of its committee. */
export type NewStation = Pick<Input<'vault.create'>, 'office'> & { readonly stationName: string };

export type PartnerId = (typeof PARTNER_IDS)[number];

/** Where the trainee works. */
export const HOME: NewStation = {
  office: {
    name: 'Đảng ủy xã Đồng Vàng',
    code: '000.00.00.H99',
    kind: 'party',
    superior: 'Tỉnh ủy Sơn Hà',
    symbol: 'ĐU',
    place: 'Đồng Vàng',
  },
  stationName: 'Máy tập huấn',
};

/** The offices at the other end of the exchange: a superior, a neighbouring commune of the Party, one of the State. */
export const PARTNERS: Readonly<
  Record<PartnerId, NewStation & { readonly clerk: string; readonly leader: string }>
> = {
  superior: {
    office: {
      name: 'Văn phòng Tỉnh ủy Sơn Hà',
      code: '000.00.01.H99',
      kind: 'party',
      superior: '',
      symbol: 'VPTU',
      place: 'Sơn Hà',
    },
    stationName: 'Máy văn thư tỉnh',
    clerk: 'Hoàng Thị Mến',
    leader: 'Trần Công Bẩy',
  },
  neighbour: {
    office: {
      name: 'Đảng ủy xã Suối Ngà',
      code: '000.00.11.H99',
      kind: 'party',
      superior: 'Tỉnh ủy Sơn Hà',
      symbol: 'ĐU',
      place: 'Suối Ngà',
    },
    stationName: 'Máy văn thư Suối Ngà',
    clerk: 'Sùng Thị Chía',
    leader: 'Lý A Dơ',
  },
  commune: {
    office: {
      name: 'Ủy ban nhân dân xã Nậm Cát',
      code: '000.00.12.H99',
      kind: 'state',
      superior: 'Ủy ban nhân dân tỉnh Sơn Hà',
      symbol: 'UBND',
      place: 'Nậm Cát',
    },
    stationName: 'Máy văn thư Nậm Cát',
    clerk: 'Cà Văn Inh',
    leader: 'Điêu Thị Hặc',
  },
};
