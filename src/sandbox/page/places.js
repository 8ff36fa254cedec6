/** Owns the towns offered when somebody shares where they are; coordinates of town centres, to three decimals. */

export const places = [
  { name: "Казань", latitude: 55.796, longitude: 49.106 },
  { name: "Альметьевск", latitude: 54.901, longitude: 52.297 },
  { name: "Чистополь", latitude: 55.364, longitude: 50.643 },
  { name: "Вологда", latitude: 59.221, longitude: 39.892 },
  { name: "Великий Устюг", latitude: 60.758, longitude: 46.304 },
  { name: "Уссурийск", latitude: 43.797, longitude: 131.952 },
  { name: "Находка", latitude: 42.824, longitude: 132.893 },
  { name: "Новосибирск", latitude: 55.03, longitude: 82.92 },
  { name: "Искитим", latitude: 54.637, longitude: 83.305 },
  { name: "Сыктывкар", latitude: 61.669, longitude: 50.836 },
  { name: "Воркута", latitude: 67.498, longitude: 64.061 },
];

/** The town a point belongs to, when it is one of ours. */
export const placeAt = (/** @type {number} */ latitude, /** @type {number} */ longitude) =>
  places.find((p) => Math.abs(p.latitude - latitude) < 0.05 && Math.abs(p.longitude - longitude) < 0.05);

/** Reads `55.796, 49.106`; null when it is not a point on Earth. */
export const parsePoint = (/** @type {string} */ text) => {
  const numbers = text
    .split(/[,;\s]+/)
    .filter(Boolean)
    .map(Number);
  const [latitude, longitude] = numbers;
  if (numbers.length !== 2 || latitude === undefined || longitude === undefined) return null;
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null;
};
