import { useRouter, type Route } from '../../renderer/data/router.ts';

/** Where the screen is remembered while the window is made anew. */
const ADDRESS = '/@screen';

/** After a restart the page stands where it stood: `npm run dev` puts this before the page's own script. */
const kept = (await (await fetch(ADDRESS)).json()) as Route | null;
if (kept) useRouter.setState({ route: kept });
useRouter.subscribe(({ route }) => void fetch(ADDRESS, { method: 'POST', body: JSON.stringify(route) }));
