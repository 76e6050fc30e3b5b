import { describe, expect, it } from 'vitest';
import { canonicalQuery, signedHeaders } from './acs3-signature';

describe('signature method V3 of Alibaba Cloud', () => {
  it('signs the example of the documentation as the documentation does', () => {
    const headers = signedHeaders(
      {
        method: 'POST',
        host: 'ecs.cn-shanghai.aliyuncs.com',
        action: 'RunInstances',
        version: '2014-05-26',
        parameters: { RegionId: 'cn-shanghai', ImageId: 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd' },
        date: '2023-10-26T10:22:32Z',
        nonce: '3156853299f313e23d1673dc12e1703d',
      },
      'YourAccessKeyId',
      'YourAccessKeySecret',
    );
    expect(headers.Authorization).toBe(
      'ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;' +
        'x-acs-signature-nonce;x-acs-version,Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
    );
  });

  it('encodes as RFC 3986 does and sorts by name', () => {
    expect(canonicalQuery({ b: "a b+c*'(é)!~", A: '验证码' })).toBe(
      'A=%E9%AA%8C%E8%AF%81%E7%A0%81&b=a%20b%2Bc%2A%27%28%C3%A9%29%21~',
    );
  });
});
