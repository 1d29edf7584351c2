// npm run art: draws everything under assets/art again. The output is committed; only this build needs the drawing packages.
// `npm run art -- people` draws the people alone, `npm run art -- people <scenario.yaml>` whoever that scenario composes.
import { copyIcons } from './icons.mjs';
import { buildPeople } from './people/build-people.mjs';
import { drawComposed } from './people/draw-composed.mjs';
import { buildRooms } from './rooms/build.mjs';

const [what, ...files] = process.argv.slice(2);
if (what === undefined) {
  await buildPeople();
  await buildRooms();
  copyIcons();
} else if (what !== 'people') {
  process.stderr.write('Usage: npm run art [-- people [<scenario.yaml> …]]\n');
  process.exitCode = 2;
} else if (files.length === 0) await buildPeople();
else process.exitCode = await drawComposed(files);
