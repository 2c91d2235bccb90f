/** What firms do wrong, how often one against the other. */
export const BREACHES = {
  disclosureMissing: 9, revenueNotDisclosed: 5, illegalCharge: 4, forcedPrepayment: 1, renovationDeposit: 2, serviceCut: 1.2, groundsOccupied: 1.5, noEmergencyDrill: 2.5,
  wasteNotCleared: 8, liftUninspected: 3, urgentRepairLate: 7, noPatrol: 6, renovationViolation: 3, estateDirty: 8, complaintUnsolved: 6, noReceipt: 2, receptionMissing: 3,
  guardLeftPost: 6, publicLightOut: 7, fireAccessBlocked: 5, flyingWires: 5, eBikesInStairs: 5, recordsKeptBack: 0.8, dataLeak: 0.5, groupPetition: 1, mediaExposure: 0.7,
  inspectionRefused: 0.6, headUnqualified: 2,
} as const;
export const GRAVE = {
  fundDiversion: 1, tenderSkipped: 1, tenderMisconduct: 1, refusalToLeave: 3, safetyAccident: 3, wholeTransfer: 1, violence: 1, revenueDiversion: 3, suddenExit: 2, falseRepair: 1,
} as const;
/** What they do well. */
export const MERITS = {
  stateCommendation: 0.3, provinceCommendation: 2, cityCommendation: 6, countyCommendation: 9, streetCommendation: 9, nationalDemonstration: 0.5, provincialDemonstration: 2,
  wasteSorting: 8, partyBranch: 7, liabilityInsurance: 8, fallCameras: 8, emergencyContribution: 4, standardSetting: 1.5, smartPlatform: 5, pairing: 4, thanks: 10, donation: 7,
} as const;
/** What every firm must file, and what only some do. */
export const MUST_FILE = ["registration", "tax", "socialSecurity", "contracts", "fees", "staffList", "projectHeads", "systems", "emergencyPlans"] as const;
export const MAY_FILE = ["dutyPhone", "communityReport", "volunteerSupervisors", "qualityReview", "annualReport"] as const;

/** Complaints that concern no breach: what people ask for most. */
export const REQUESTS = ["parking", "neighbourNoise", "repairRequest", "feeQuestion", "waterPressure", "other"] as const;
