// npm run art: draws everything under assets/art again. The output is committed; only this build needs the drawing packages.
import { copyIcons } from './icons.mjs';
import { buildPeople } from './people/build-people.mjs';
import { buildRooms } from './rooms/build.mjs';

await buildPeople();
await buildRooms();
copyIcons();
