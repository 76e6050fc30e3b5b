/** What is answered when no company has the id. */
export const unknownInsurer = () =>
  Response.json(
    {
      type: 'about:blank',
      status: 404,
      title: 'Not Found',
      detail: 'There is no company with this id; /api/v1/insurers lists them.',
    },
    { status: 404, headers: { 'Content-Type': 'application/problem+json; charset=utf-8' } },
  );
