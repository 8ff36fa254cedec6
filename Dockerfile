# Builds once with all tools, then keeps only what runs. Nothing is downloaded when a container starts.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc prisma.config.ts tsconfig.json tsconfig.build.json ./
COPY prisma ./prisma
RUN npm ci
COPY locales ./locales
COPY src ./src
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:24-bookworm-slim
ENV NODE_ENV=production RYADOM_DATA=/app/data
WORKDIR /app
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json LICENSE NOTICE ./
COPY prisma ./prisma
COPY locales ./locales
RUN mkdir data && chown node:node data
USER node
VOLUME /app/data
EXPOSE 8080
# With BOT_TOKEN; the sandbox has no /health and answers on 127.0.0.1 only, so it is run with npm start instead.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 8080}/health`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGINT
CMD ["node", "--max-semi-space-size=8", "dist/cli/main.js", "start"]
