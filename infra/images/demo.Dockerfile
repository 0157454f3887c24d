# Everything in one process with invented people, for looking around. Its data are in the container and gone with it.
FROM node:24.21.0-bookworm-slim AS build
WORKDIR /tallenne
COPY . .
ENV FFMPEG_BIN=/bin/true
RUN npx -y pnpm@10.34.9 install --frozen-lockfile && npx -y pnpm@10.34.9 build

FROM node:24.21.0-bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends ffmpeg && rm -rf /var/lib/apt/lists/*
RUN useradd --uid 7100 --no-create-home --shell /usr/sbin/nologin tallenne
COPY --from=build --chown=tallenne /tallenne /tallenne
WORKDIR /tallenne
USER tallenne
ENV MALLOC_ARENA_MAX=2
ENTRYPOINT ["node", "--disable-warning=ExperimentalWarning", "infra/demo/demo.ts"]
