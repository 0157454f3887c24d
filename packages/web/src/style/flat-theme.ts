import type { PartialSuomifiTheme } from "suomifi-ui-components";

const highlight = "hsl(212, 63%, 45%)";
const highlightDark = "hsl(212, 63%, 37%)";
const white = "hsl(0, 0%, 100%)";
const band = "hsl(202, 7%, 97%)";
const line = "hsl(202, 7%, 80%)";
const quiet = "hsl(201, 7%, 46%)";
const brand = "hsl(214, 100%, 24%)";

/** The kit without gradients and shadows, its focus ring 3 px of the brand colour: the kit's own has too little contrast on tints. */
export const flatTheme: PartialSuomifiTheme = {
  gradients: {
    highlightBaseToHighlightDark1: highlight,
    highlightLight1ToHighlightBase: highlightDark,
    depthLight1ToDepthBase: quiet,
    whiteBaseToDepthLight2: band,
    whiteBaseToDepthLight1: band,
    whiteBaseNegative: "none",
    highlightLight3ToHighlightLight2: line,
    depthLight3ToDepthLight2: band,
    depthSecondaryToDepthSecondaryDark1: band,
    highlightLight4ToDepthSecondary: white,
  },
  shadows: {
    invertTextShadow: "none",
    actionElementBoxShadow: "none",
  },
  focuses: {
    absoluteFocus: `content: ''; position: absolute; pointer-events: none; inset: -3px; border-radius: 2px; background-color: transparent; box-shadow: 0 0 0 3px ${brand}; z-index: 9;`,
    boxShadowFocus: `border-radius: 2px; box-shadow: 0 0 0 3px ${brand}; outline: 0;`,
    highContrastFocus: "outline: 3px solid transparent;",
  },
};
