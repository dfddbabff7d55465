import { json } from '@sveltejs/kit';
import { library } from 'virtual:lessons';

export const prerender = true;

export const GET = () => json(library.authority);
