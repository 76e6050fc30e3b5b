import { openCluster } from '@/lib/platform/postgres/open-cluster.server';

// Opens the cluster whose folder is the first argument, says where it is, and never closes it.
const [, , dataDir = ''] = process.argv;
const cluster = await openCluster({ dataDir });
console.log(cluster.url('postgres'));
