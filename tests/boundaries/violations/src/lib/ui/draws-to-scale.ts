export { scaleUtc } from 'd3-scale';
