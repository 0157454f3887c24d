export default {
  testMatch: ["<rootDir>/{packages,services,tests,infra}/**/*.test.{ts,tsx}"],
  transform: { "\\.(ts|tsx|js|mjs)$": "<rootDir>/jest.transform.cjs" },
  transformIgnorePatterns: [],
  testEnvironment: "node",
  maxWorkers: 2,
};
