// Every room that is drawn, in the order of the places.
import { corridor } from './corridor.mjs';
import { eveningOffice } from './evening-office.mjs';
import { financeOffice } from './finance-office.mjs';
import { lab } from './lab.mjs';
import { lobby } from './lobby.mjs';
import { managersOffice } from './managers-office.mjs';
import { meetingRoom } from './meeting-room.mjs';
import { openOffice } from './open-office.mjs';
import { pantry } from './pantry.mjs';
import { productionLine } from './production-line.mjs';
import { videoCall } from './video-call.mjs';
import { warehouseDock } from './warehouse-dock.mjs';

export const ROOMS = [
  meetingRoom,
  openOffice,
  financeOffice,
  warehouseDock,
  productionLine,
  pantry,
  corridor,
  lobby,
  managersOffice,
  lab,
  videoCall,
  eveningOffice,
];
