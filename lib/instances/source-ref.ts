/** Names a source of the inventory: one region of one profile. */
export interface SourceRef {
  profileId: string;
  regionId: string;
}

export const sourceKey = ({ profileId, regionId }: SourceRef): string => `${profileId}/${regionId}`;
