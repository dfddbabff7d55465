import type { ManifestOptions } from 'vite-plugin-pwa';

/** What a phone needs to know to put Sourcebook on its home screen. */
export const webManifest: Partial<ManifestOptions> = {
	id: '/',
	name: 'Sourcebook',
	short_name: 'Sourcebook',
	description: 'Short history lessons read from primary sources, with quizzes. Works with the network off.',
	lang: 'en',
	dir: 'ltr',
	start_url: '/',
	scope: '/',
	display: 'standalone',
	theme_color: '#f4efe4',
	background_color: '#f4efe4',
	categories: ['education'],
	icons: [
		{ src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
		{ src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
		{ src: '/icons/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' }
	],
	shortcuts: [
		{
			name: 'Library',
			url: '/',
			icons: [{ src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' }]
		}
	]
};
