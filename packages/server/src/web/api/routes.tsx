import type { Operation } from '../../api/operation.ts';
import { newRoom } from '../../http/web-env.ts';
import { publicHtml, refuse } from '../html.tsx';
import { ReferencePage } from './reference-page.tsx';
import { RoomPage } from './room-page.tsx';

/** The reference of the REST door for people: `/api`, and a page for each room. */
export function referencePages(operations: readonly Operation[]) {
  const byRoom = Map.groupBy(operations, ({ room }) => room);
  const room = newRoom();
  room.get('/', (c) => {
    const rooms = [...byRoom].map(([name, { length: count }]) => ({ room: name, count }));
    return publicHtml(c, <ReferencePage rooms={rooms} />);
  });
  room.get('/:room', (c) => {
    const found = byRoom.get(c.req.param('room'));
    if (!found) return refuse(c, { code: 'not_found', what: 'page' });
    return publicHtml(c, <RoomPage room={c.req.param('room')} operations={found} />);
  });
  return room;
}
